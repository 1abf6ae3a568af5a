import Foundation
import TestSupport
import Testing

/// Where the snippets of an entry stand, so that the reader can be asked whether it takes them.
enum SnippetPlace {
    /// Keys of an incentive, with those that they need beside them.
    case incentive(_ beside: String)
    case program
    case site
    /// A file of its own, below the content.
    case file(String)
}

/// A mechanic: the declaration whose comment tells of it, its heading, and where its keys stand.
struct ManualEntry: CustomTestStringConvertible {
    let declaration: String
    let heading: String
    let place: SnippetPlace

    init(_ declaration: String, _ heading: String, _ place: SnippetPlace = .incentive("rate: 2%")) {
        self.declaration = declaration
        self.heading = heading
        self.place = place
    }

    var testDescription: String { declaration }
}

struct ManualPage {
    let name: String
    let title: String
    let entries: [ManualEntry]
}

/// Which types make which page, in reading order.
let manualPages: [ManualPage] = [
    ManualPage(
        name: "kinds",
        title: "The kinds of incentives",
        entries: ["rebate", "volume", "bonus", "spiff", "growth", "contest", "discount"].map {
            ManualEntry("case \($0)", $0.capitalized, .incentive(""))
        } + [
            ManualEntry(
                "case priceSupport = \"price_support\"",
                "Price support",
                .incentive("")
            )
        ]
    ),
    ManualPage(
        name: "counting",
        title: "Which sales count",
        entries: [
            ManualEntry("LineFilter", "Products and columns"),
            ManualEntry("Customer", "How long customers have been some"),
            ManualEntry("Eligibility", "Who may earn"),
            ManualEntry("Territory", "Territories"),
            ManualEntry("Deal", "Registered deals"),
            ManualEntry("ClaimTerms", "Claims of lines"),
            ManualEntry("ReturnTerms", "Returns"),
            ManualEntry("MeasureRate", "Sales in other currencies"),
            ManualEntry("Succession", "Versions of a program", .program),
        ]
    ),
    ManualPage(
        name: "measures",
        title: "What is measured",
        entries: [
            ManualEntry("Growth", "Growth", .incentive("measure: growth")),
            ManualEntry("Attainment", "Attainment of a target", .incentive("measure: attainment")),
            ManualEntry("Ratio", "Ratio", .incentive("")),
            ManualEntry("Accumulation", "Measures that run on", .incentive("")),
            ManualEntry("Rollup", "Sales of members", .incentive("")),
            ManualEntry("Gate", "Conditions"),
        ]
    ),
    ManualPage(
        name: "rewards",
        title: "What is paid",
        entries: [
            ManualEntry("TierTable", "Tables of tiers", .incentive("")),
            ManualEntry("Varied", "Rewards that differ", .incentive("")),
            ManualEntry("SecondMeasure", "A second measure", .incentive("")),
            ManualEntry("Base", "What a rate is applied to", .incentive("")),
            ManualEntry("Discount", "Discounts off the list price", .incentive("")),
            ManualEntry("PriceSupport", "Support of prices", .incentive("")),
            ManualEntry("Each", "For each customer, order or line", .incentive("")),
            ManualEntry("Contest", "Prizes", .incentive("")),
        ]
    ),
    ManualPage(
        name: "limits",
        title: "Limits, and incentives beside each other",
        entries: [
            ManualEntry("Limit", "Floor and cap"), ManualEntry("Stacking", "Stacking"),
            ManualEntry("Budget", "Budget of a program", .program),
        ]
    ),
    ManualPage(
        name: "payment",
        title: "From the payout to what is due",
        entries: [
            ManualEntry("SettlementStep", "The order of operations"),
            ManualEntry("Split", "Splits"),
            ManualEntry("PaysTo", "Buying groups"),
            ManualEntry("Levy", "Taxes and withholdings", .site),
            ManualEntry("ClosedPeriod", "Closed periods", .site),
            ManualEntry("Restatement", "Corrections of closed periods", .site),
            ManualEntry("Adjustment", "Adjustments", .file("adjustments/entry.yaml")),
            ManualEntry("Dispute", "Disputes", .file("disputes/entry.yaml")),
            ManualEntry("OpeningBalances", "Opening balances", .file("opening/entry.csv")),
            ManualEntry("DueByMeans", "How what is due goes out", .program),
        ]
    ),
]

/// The lines of all sources of the rules, by path.
func ruleSources() throws -> [(path: String, lines: [String])] {
    let folder = packageRoot.appendingPathComponent("Sources/Incentives")
    return try tree(folder).sorted { $0.key < $1.key }.map { path, bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (path, lines.map(String.init))
    }
}

/// The comment above a line, without its slashes.
func comment(above line: Int, of lines: [String]) -> [String] {
    lines[..<line].reversed().map { $0.drop { $0 == " " } }
        .prefix { $0.hasPrefix("///") }.reversed()
        .map { String($0.dropFirst($0.hasPrefix("/// ") ? 4 : 3)) }
}

/// The comment of an entry's type or case.
func comment(of entry: ManualEntry) throws -> [String] {
    let name = entry.declaration
    for (path, lines) in try ruleSources() {
        let isCase = name.hasPrefix("case ")
        if isCase, !path.hasSuffix("IncentiveKind.swift") { continue }
        let place = lines.firstIndex { line in
            isCase ? line.hasSuffix("    \(name)") : declaredType(line) == name
        }
        if let place { return comment(above: place, of: lines) }
    }
    throw CaseError("the manual tells of \(name), which is not there")
}

/// The name of the public type that a line begins to declare.
func declaredType(_ line: String) -> String? {
    guard line.hasPrefix("public ") else { return nil }
    return line.firstMatch(of: /^public (?:struct|enum|typealias) (\w+)/).map { String($0.1) }
}

/// The indented snippets of a comment.
func snippets(of comment: [String]) -> [String] {
    comment.split { !$0.hasPrefix("    ") }.map { lines in
        lines.map { String($0.dropFirst(4)) + "\n" }.joined()
    }
}

/// A comment as markdown: snippets are fenced; units and sources, which close it, are for those who
/// read the code.
func markdown(of comment: [String]) -> String {
    let closings = ["- Units: ", "- Source: ", "- Throws: ", "- Complexity: "]
    let told = comment.prefix { line in !closings.contains { line.hasPrefix($0) } }
    var text = ""
    var isInside = false
    for line in told {
        let isSnippet = line.hasPrefix("    ")
        if isSnippet != isInside {
            text += isInside ? "```\n" : "```yaml\n"
            isInside = isSnippet
        }
        text += (isSnippet ? String(line.dropFirst(4)) : line) + "\n"
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text + (isInside ? "```\n" : "")
}

/// The pages of the manual by file name, with the one that leads to them.
func manualFiles() throws -> [String: String] {
    var files: [String: String] = [:]
    var contents = "---\ntitle: How rewards are written\n---\n"
    contents +=
        "Each mechanic of a program: what it does, how it is written, and a worked figure.\n"
    for page in manualPages {
        var text = "---\ntitle: \(page.title)\n---\n"
        contents += "\n- [\(page.title)](\(page.name).html): "
        contents += page.entries.map(\.heading).joined(separator: "; ") + "."
        for (place, entry) in page.entries.enumerated() {
            text += "\(place == 0 ? "" : "\n")## \(entry.heading)\n\n"
            text += markdown(of: try comment(of: entry))
        }
        files["\(page.name).md"] = text
    }
    files["contents.md"] = contents + "\n"
    return files
}
