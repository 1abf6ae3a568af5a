import Books
import ContentReader
import Diagnostics
import Sealing

/// The closings of a site as far as they are proved, and the keys that signed them.
struct ProvenClosings: Sendable {
    /// Nil where a fault was found.
    let chain: ClosingChain?
    /// Of the site or, where it says `keyring: demo`, of samples; nil without either.
    let keyring: Keyring?
    let faults: [Diagnostic]
}

/// Proves the closings of a site by its keyring; where there is none, by themselves.
///
/// - Throws: `Stop` where the keyring can't be used.
func proveClosings(_ loaded: LoadedSite, _ place: SitePlace) throws -> ProvenClosings {
    let demo = findDemoKeys(loaded.content)
    let own = try readKeyring(place)
    var faults: [Diagnostic] = []
    if let demo, !Keyring.allowsDemo(at: demo.baseURL) {
        faults.append(.demoKeyring(demo.baseURL, at: demo.place))
    }
    let trust = own.map(ChainTrust.init) ?? (demo == nil ? ChainTrust.none : ChainTrust.demo)
    let files = loaded.content.filter { !isHiddenFile($0.path) }.map {
        BookFile(path: $0.path, bytes: $0.bytes)
    }
    let (chain, found) = ClosingChain.prove(files, by: trust, keepsHead: demo != nil)
    return ProvenClosings(
        chain: chain,
        keyring: own ?? (demo == nil ? nil : .demo(head: chain?.head ?? .none)),
        faults: faults + found
    )
}

extension Diagnostic {
    static func demoKeyring(_ address: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .demoKeyring,
            at: place,
            "everybody knows the keys of samples, and \(address) may be a real site",
            found: "demo",
            hint: "take the line out and make the site's own: guerdon keys new --keyring FILE"
        )
    }
}
