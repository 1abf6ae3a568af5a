public import Diagnostics
import Incentives
import Markdown

extension SiteRenderer {
    /// Links and images of the documents that lead to no file of the site; `others` are the paths
    /// of the files that no document makes.
    ///
    /// Addresses of other sites are not looked up.
    public func deadLinks(beside others: [String]) -> [Diagnostic] {
        let shown = sitePages()
        let paths = Set(shown.map(\.path) + UnlistedFile.allCases.map(\.rawValue) + others)
        let known = paths.sorted()
        var faults: [MarkdownDocument.Link: Diagnostic] = [:]
        for document in shown {
            for link in document.links {
                guard
                    let target = target(of: link.address, from: document.path, in: siteFolder),
                    !paths.contains(target), !paths.contains(target + "/index.html"),
                    !target.hasPrefix("p/"), faults[link] == nil
                else { continue }
                faults[link] = .deadLink(
                    link.address,
                    target,
                    known: known,
                    siteFolder,
                    at: link.place
                )
            }
        }
        return faults.values.sorted()
    }

    /// The folder of the host that the site stands in: `/`, or `/rewards/`.
    private var siteFolder: String {
        let parts = baseURL.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[3].isEmpty else { return "/" }
        return parts[3].hasSuffix("/") ? "/\(parts[3])" : "/\(parts[3])/"
    }
}

/// The path of the site that an address leads to; nil where it leads elsewhere.
///
/// Paths are counted from the host's root, where the site stands in a folder.
private func target(of address: String, from page: String, in siteFolder: String) -> String? {
    let bare = address.prefix { $0 != "#" && $0 != "?" }
    guard !bare.isEmpty, !bare.prefix(while: { $0 != "/" }).contains(":") else { return nil }
    let site = siteFolder.split(separator: "/").map(String.init)
    var folders = bare.hasPrefix("/") ? [] : site + page.split(separator: "/").map(String.init)
    if !bare.hasPrefix("/") { folders.removeLast() }
    var isFolder = bare.hasSuffix("/")
    for part in bare.split(separator: "/") {
        isFolder = isFolder || part == "." || part == ".."
        switch part {
        case ".": continue
        case "..": _ = folders.popLast()
        case _:
            isFolder = bare.hasSuffix("/")
            folders.append(withoutPercents(part))
        }
    }
    guard folders.starts(with: site) else { return nil }
    let inside = folders.dropFirst(site.count).joined(separator: "/")
    if inside.isEmpty { return "index.html" }
    return isFolder ? inside + "/index.html" : inside
}

/// A part of an address with its percent signs read: `a%20b` is `a b`.
private func withoutPercents(_ part: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(part.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == 0x25,
            let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A path as an address, its spaces with percent signs.
private func addressed(_ path: String) -> String {
    path.map { $0 == " " ? "%20" : String($0) }.joined()
}

extension Diagnostic {
    fileprivate static func deadLink(
        _ address: String,
        _ target: String,
        known: [String],
        _ siteFolder: String,
        at place: SourceRange
    ) -> Diagnostic {
        let asPage = target.hasSuffix(".md") ? target.dropLast(3) + ".html" : target
        let near = known.contains(asPage) ? asPage : suggestName(for: asPage, among: known)
        return Diagnostic(
            .deadLink,
            .warning,
            at: place,
            "the link leads to no file of the site",
            found: address,
            hint: near.map {
                "it is looked for at `\(target)`; did you mean `\(siteFolder)\(addressed($0))`?"
            }
                ?? "it is looked for at `\(target)`; files below content/static/ are copied"
        )
    }
}
