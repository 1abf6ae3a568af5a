/// A site's keys: its name, the root of its partners' codes, what signs its closings, and the last
/// closing that was signed.
///
/// A small text, kept outside of the site:
///
///     guerdon keyring 1
///     site 32 hexadecimal digits
///     root 64 of them
///     seed 64 of them
///     head 2 and the digest of closing 2
///
/// Neither root nor seed is ever printed, nor a part of a fault.
///
/// - Source: SEALING, "Keyring".
public struct Keyring: Hashable, Sendable {
    public let site: SiteID
    /// R, from which every partner's code is made.
    let root: Secret
    /// What signs closings.
    public let key: SigningKey
    public let head: ChainHead

    public init(site: SiteID, root: Secret, key: SigningKey, head: ChainHead) {
        self.site = site
        self.root = root
        self.key = key
        self.head = head
    }

    /// The same keys with another root, from which other links are made.
    public func with(root: Secret) -> Keyring {
        Keyring(site: site, root: root, key: key, head: head)
    }

    /// The same keys after another closing.
    public func with(head: ChainHead) -> Keyring {
        Keyring(site: site, root: root, key: key, head: head)
    }
}

extension Keyring {
    /// Why a text is no keyring; it never holds a part of the text.
    public enum Fault: Error, Hashable, Sendable {
        /// A later version, or no keyring at all.
        case unknownVersion
        /// The first line that is not as it is written.
        case strangeLine(Int)
    }

    /// The text of the file.
    public var bytes: [UInt8] {
        let lines = [
            firstLine,
            "site \(site.text)",
            "root \(hexadecimalText(root.bytes))",
            "seed \(hexadecimalText(key.seed.bytes))",
            "head \(head.text)",
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Reads the text of a keyring.
    public init(_ bytes: [UInt8]) throws(Fault) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard lines.first == firstLine else { throw .unknownVersion }
        func value(_ line: Int, _ name: String) throws(Fault) -> String {
            guard line < lines.count, lines[line].hasPrefix(name + " ") else {
                throw .strangeLine(line + 1)
            }
            return String(lines[line].dropFirst(name.count + 1))
        }
        func secret(_ line: Int, _ name: String) throws(Fault) -> Secret {
            guard let bytes = hexadecimalBytes(try value(line, name)),
                let secret = Secret(bytes: bytes)
            else { throw .strangeLine(line + 1) }
            return secret
        }
        guard let site = SiteID(try value(1, "site")) else { throw .strangeLine(2) }
        let root = try secret(2, "root")
        let seed = try secret(3, "seed")
        guard let head = ChainHead(try value(4, "head")) else { throw .strangeLine(5) }
        guard lines.count == 6, lines[5].isEmpty else { throw .strangeLine(6) }
        self.init(site: site, root: root, key: SigningKey(seed: seed), head: head)
    }
}

private let firstLine = "guerdon keyring 1"

extension Keyring: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "the keyring of \(site.text), head \(head.text)" }
    public var debugDescription: String { description }
}

extension Keyring {
    /// The keys of samples, which everybody knows and which keep nothing secret.
    public static func demo(head: ChainHead) -> Keyring {
        let digest = Digest(of: Array("guerdon/1/demo/site".utf8)).hexadecimal
        guard let site = SiteID(String(digest.prefix(32))) else {
            preconditionFailure("A digest has more than 32 digits.")
        }
        return Keyring(
            site: site,
            root: Secret(public: "guerdon/1/demo/root"),
            key: SigningKey(seed: Secret(public: "guerdon/1/demo/seed")),
            head: head
        )
    }

    /// Whether a site at an address may use the keys of samples: localhost, example.com and the
    /// names that RFC 2606 sets aside.
    public static func allowsDemo(at address: String) -> Bool {
        guard let start = address.range(of: "://")?.upperBound else { return false }
        // A browser reads a backslash as a slash.
        let authority = address[start...].prefix { !"/?#\\".contains($0) }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let host = place.prefix { $0 != ":" }.lowercased()
        if host == "localhost" || host == "example.com" { return true }
        return [".example.com", ".example", ".test", ".invalid"].contains {
            host.hasSuffix($0) && host.utf8.count > $0.utf8.count
        }
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        ranges(of: text).first
    }
}
