import ContentReader
import Incentives
import Publisher
import Sealing

/// Reads the file of a sealed page.
///
/// - Throws: `Stop` with status 1 where it is none, 3 where the machine refuses.
func readSealedFile(_ path: String) throws -> SealedFile {
    if path.contains("#") {
        throw Stop(
            status: 64,
            "FILE is a page's file alone; --code names a file that holds the link, since others "
                + "see what a command line says"
        )
    }
    let bytes = try readNamedFile(path)
    do throws(SealedFile.Fault) {
        return try SealedFile(String(decoding: bytes, as: UTF8.self))
    } catch {
        throw Stop(status: 1, "\(path) \(error.sentence)")
    }
}

/// Reads the link or the code that a file holds; `-` is standard input.
func readCode(_ path: String) throws -> String {
    if AccessKey(fragment: path) != nil || PartnerCode(typed: path) != nil || path.contains("#") {
        throw Stop(
            status: 64,
            "--code names a file that holds the code, since others see what a command line says; "
                + "- is standard input"
        )
    }
    let text =
        path == "-" ? readLine() ?? "" : String(decoding: try readNamedFile(path), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first
    guard let line else { throw Stop(status: 1, "\(path) holds no link and no code") }
    return String(line)
}

/// Reads a file that the command line names.
private func readNamedFile(_ path: String) throws -> [UInt8] {
    try publishing { () throws(PublishFailure) in try FileSystem.readFile(named: path) }
}

extension SealedFile {
    /// Opens the page by a link or a typed code; a partner's code opens each of its pages, a
    /// period's its own.
    ///
    /// - Throws: `Stop` with status 1 where it stays closed.
    func open(by given: String) throws -> SealedTexts {
        if let mark = given.lastIndex(of: "#") {
            guard let key = AccessKey(fragment: fragment(of: given[mark...])) else {
                throw Stop(
                    status: 1,
                    "the link carries no code: it ends in #p. or #k. and 32 letters"
                )
            }
            if case .partner(let code) = key, code.pageName(of: period) != name {
                throw Stop(
                    status: 1,
                    "the link is of another partner, or was replaced by a newer one"
                )
            }
            return try open(by: key.periodCode(of: period))
        }
        let typed = AccessKey(fragment: given)
        if let typed { return try open(by: typed.periodCode(of: period)) }
        guard let code = PartnerCode(typed: given), let own = PeriodCode(typed: given) else {
            throw Stop(status: 1, "a code is 32 letters and digits, in 8 groups of 4")
        }
        let isPartners = code.pageName(of: period) == name
        return try open(by: isPartners ? code.periodCode(of: period) : own)
    }

    /// The code of a link as a browser reads it: `#p.` in either case, without what a place on the
    /// page or a sentence puts behind it.
    private func fragment(of text: Substring) -> String {
        let parts = text.dropFirst().split(separator: ".", maxSplits: 2)
        guard parts.count > 1 else { return String(text) }
        let code = parts[1].prefix { $0.isLetter || $0.isNumber || $0.isWhitespace || $0 == "-" }
        return "\(parts[0].lowercased()).\(code)"
    }

    /// - Throws: `Stop` with status 1 where it stays closed.
    func open(by code: PeriodCode) throws -> SealedTexts {
        do throws(SealedPage.Fault) {
            return try page.open(with: code, site: site, name: name)
        } catch {
            throw Stop(status: 1, "the page \(error.sentence)")
        }
    }
}

extension SealedFile.Fault {
    /// What is wrong with a file, behind its name.
    fileprivate var sentence: String {
        switch self {
        case .noPage: "holds no sealed page, or was cut before it"
        case .severalPages: "holds several sealed pages; it was changed"
        case .strangeElement: "is cut inside its sealed page, or was changed around it"
        case .strangeSite, .strangeName, .strangePeriod:
            "does not say which page it is; it was changed"
        case .page(let fault): fault.sentence
        }
    }
}

extension SealedPage.Fault {
    /// Why a page stays closed, behind its name.
    fileprivate var sentence: String {
        switch self {
        case .strangeText: "is damaged: what is sealed in it is no base64"
        case .strangeSize: "is damaged or cut: no sealed page has its size"
        case .closed: "stays closed: the code is another, or the page was changed"
        case .uncommitted, .strangeLengths, .paddedTooFar, .strangePadding:
            "opens, but was not sealed by guerdon: don't believe it"
        }
    }
}

extension Keyring {
    /// The code of a page of one of some partners, by their links of today and before; nil where it
    /// is nobody's.
    func code(of file: SealedFile, among partners: [Partner]) -> PeriodCode? {
        for partner in partners {
            for link in (1...partner.privacy.link).reversed() {
                let code = partnerCode(of: partner.id.text, link: link)
                if code.pageName(of: file.period) == file.name {
                    return code.periodCode(of: file.period)
                }
            }
        }
        return nil
    }
}
