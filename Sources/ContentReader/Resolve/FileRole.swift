import Diagnostics

/// What a file below `content/` is, by its path.
enum FileRole: Hashable, Sendable {
    case site, sources
    case partnerTable, partnerDocument
    case products
    case targets, baselines, rates, claims, deals, customers, territories, payees
    case adjustments, payments, disputes, opening
    case salesTable, salesDocument
    case program, board, page
    /// What is closed, read by the chain of closings.
    case closing
    case `static`
    /// CONTENT names it and nothing computes it yet.
    case notYet
    /// A name that editors and file systems leave behind.
    case hidden
    case unknown

    init(path: String) {
        let parts = path.split(separator: "/").dropFirst().map(String.init)
        guard let name = parts.last, let top = parts.first else {
            self = .unknown
            return
        }
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        if parts.contains(where: { $0.hasPrefix(".") }) || FileRole.isLeftBehind(name) {
            self = .hidden
        } else if parts.count == 1 {
            self = FileRole.atTop(name)
        } else {
            self = FileRole.inFolder(top, depth: parts.count, ending: ending)
        }
    }

    /// What desktops and spreadsheets leave in a folder unasked.
    private static func isLeftBehind(_ name: String) -> Bool {
        name.hasPrefix("~$") || name.hasSuffix("~")
            || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
    }

    private static func atTop(_ name: String) -> FileRole {
        switch name {
        case "site.yaml": .site
        case "sources.yaml": .sources
        case "products.csv": .products
        case "targets.csv": .targets
        case "baselines.csv": .baselines
        case "rates.csv": .rates
        case "deals.csv": .deals
        case "customers.csv": .customers
        case "territories.csv": .territories
        case "payees.csv": .payees
        case "events.yaml": .notYet
        default: .unknown
        }
    }

    private static func inFolder(_ folder: String, depth: Int, ending: String) -> FileRole {
        switch (folder, ending) {
        case ("partners", "csv") where depth == 2: .partnerTable
        case ("partners", "yaml") where depth == 2: .partnerDocument
        case ("sales", "csv"): .salesTable
        case ("sales", "yaml"): .salesDocument
        case ("programs", "md") where depth == 2: .program
        case ("recognition", "md") where depth == 2: .board
        case ("pages", "md"): .page
        case ("static", _): .static
        case ("claims", "csv"): .claims
        case ("adjustments", "yaml"): .adjustments
        case ("payments", "csv"): .payments
        case ("disputes", "yaml"): .disputes
        case ("opening", "csv"): .opening
        case ("closings", _): .closing
        case ("claims", _), ("activities", _), ("points", _), ("surveys", _): .notYet
        case _: .unknown
        }
    }
}

extension FileRole {
    /// Whether rows are only ever added to it, so that a closing keeps its length and digest rather
    /// than a copy.
    var isOfRows: Bool {
        switch self {
        case .salesTable, .salesDocument, .claims, .adjustments, .payments, .opening: true
        case .site, .sources, .partnerTable, .partnerDocument, .products, .targets, .baselines,
            .rates, .deals, .customers, .territories, .payees, .disputes, .program, .board, .page,
            .closing, .static, .notYet, .hidden, .unknown:
            false
        }
    }

    /// Whether figures or terms may follow from it, so that a closing keeps a copy; accounts decide
    /// no figure, and stand nowhere else.
    var isDocument: Bool {
        switch self {
        case .site, .sources, .partnerTable, .partnerDocument, .products, .targets, .baselines,
            .rates, .deals, .customers, .territories, .program:
            true
        case .salesTable, .salesDocument, .claims, .payees, .adjustments, .payments, .disputes,
            .opening,
            .board, .page, .closing, .static, .notYet, .hidden, .unknown:
            false
        }
    }
}

/// Whether a file below `content/` is one that editors and file systems leave behind.
public func isHiddenFile(_ path: String) -> Bool {
    FileRole(path: path) == .hidden
}

/// Whether a path below `content/` fits a glob: `*` within a name, `**` over folders.
func matches(_ path: String, glob: String) -> Bool {
    func fits(_ path: ArraySlice<Substring>, _ glob: ArraySlice<Substring>) -> Bool {
        guard let pattern = glob.first else { return path.isEmpty }
        if pattern == "**" {
            if fits(path, glob.dropFirst()) { return true }
            return !path.isEmpty && fits(path.dropFirst(), glob)
        }
        guard let name = path.first else { return false }
        return fitsName(Array(name.utf8)[...], Array(pattern.utf8)[...])
            && fits(path.dropFirst(), glob.dropFirst())
    }
    return fits(path.split(separator: "/")[...], glob.split(separator: "/")[...])
}

private func fitsName(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (name, pattern) = (name, pattern)
    var retry: (name: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while !name.isEmpty {
        if pattern.first == 0x2A {
            pattern = pattern.dropFirst()
            retry = (name, pattern)
        } else if let byte = pattern.first, byte == name.first {
            name = name.dropFirst()
            pattern = pattern.dropFirst()
        } else if let last = retry {
            name = last.name.dropFirst()
            pattern = last.pattern
            retry = (name, pattern)
        } else {
            return false
        }
    }
    return pattern.allSatisfy { $0 == 0x2A }
}

extension Diagnostic {
    static func unknownFile(_ path: String) -> Diagnostic {
        let folders = [
            "partners", "sales", "opening", "adjustments", "payments", "disputes", "programs",
            "recognition", "pages", "static",
        ]
        let parts = path.split(separator: "/").dropFirst().map(String.init)
        let near = parts.count > 1 ? suggestName(for: parts[0], among: folders) : nil
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let hint: String
        if ["xlsx", "xls", "ods", "numbers"].contains(ending) {
            hint = "save the sheet as CSV"
        } else if near == parts.first, ["csv", "yaml", "yml", "md"].contains(ending) {
            hint =
                "endings are `.csv`, `.yaml` and `.md`, in small letters; is the folder too deep?"
        } else if let near {
            hint = "did you mean the folder `\(near)`?"
        } else {
            hint =
                "other systems' files are read through sources.yaml; files to publish as they "
                + "are belong in static/"
        }
        return Diagnostic(
            .unknownFile,
            near == nil ? .warning : .error,
            at: SourceRange(file: path, line: 1, column: 1),
            "nothing reads this file",
            hint: hint
        )
    }

    static func fileNotYet(_ path: String) -> Diagnostic {
        Diagnostic(
            .notYet,
            at: SourceRange(file: path, line: 1, column: 1),
            "this file is not computed by this version",
            hint: "take it out; figures that are read and ignored would be missing from a sum"
        )
    }

    static func sourceMatchesNothing(_ glob: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .sourceMatchesNothing,
            at: place,
            "a source has at least one file",
            found: glob,
            hint: "paths are below content/; `*` stands for any name, `**` for any folders"
        )
    }

    static func noSite(_ path: String) -> Diagnostic {
        Diagnostic(
            .noSite,
            at: nil,
            "there is no site here: \(path) is missing",
            hint: "guerdon init DIR makes a small one; --site DIR names another folder"
        )
    }
}
