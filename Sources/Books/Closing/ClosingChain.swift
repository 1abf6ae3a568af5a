public import Diagnostics
import Incentives
public import Sealing

/// The closings of a site in their order, each proved to be the one that was signed.
public struct ClosingChain: Hashable, Sendable {
    public let closings: [ChainedClosing]
    public let proof: Proof

    /// How it is known that the last closing was not taken away.
    public enum Proof: Hashable, Sendable {
        /// The keyring has seen it, or the one before it: a close was killed before the keyring
        /// was written, and the next one makes up for it.
        case keyring
        /// The head stands in the site itself, where everybody may change it.
        case demo
        /// There is no keyring.
        case none
    }

    /// The newest closing's number and digest.
    public var head: ChainHead {
        closings.last.map { ChainHead(number: $0.closing.head.number, digest: $0.digest) } ?? .none
    }
}

/// A closing with what its place in the chain is proved by.
public struct ChainedClosing: Hashable, Sendable {
    public let closing: Closing
    /// By which the next closing names this one.
    public let digest: Digest
    public let publicKey: PublicKey
}

/// By what a chain is proved.
public enum ChainTrust: Hashable, Sendable {
    /// The site's own keys.
    case keyring(site: SiteID, PublicKey, ChainHead)
    /// The keys of samples; the head stands in `content/closings/head`.
    case demo
    /// By itself: one site and one key throughout.
    case none

    public init(_ keyring: Keyring) {
        self = .keyring(site: keyring.site, keyring.key.publicKey, keyring.head)
    }
}

extension ClosingChain {
    /// Proves the closings of a site, given with all other files of its content by their paths
    /// below the site; what is hidden is not among them.
    ///
    /// Every fault of every closing is named; the chain is nil where there is one.
    ///
    /// - Complexity: O(bytes of the closings and of the files of rows).
    public static func prove(
        _ content: [BookFile],
        by trust: ChainTrust,
        keepsHead: Bool
    ) -> (chain: ClosingChain?, diagnostics: [Diagnostic]) {
        var folders = ClosingFolders(content)
        let head = folders.takeHead(trust, isKept: keepsHead)
        let links = folders.links()
        var faults = folders.faults
        faults += checkOrigin(links, trust)
        // What is missing between unread ones is not told from what is there and lies.
        if links.count == folders.count {
            let disorder = checkOrder(links)
            faults += disorder
            if let head, disorder.isEmpty { faults += checkEnd(links, head, trust) }
        }
        let closings = links.map(\.chained)
        faults += checkRows(closings, content)
        guard faults.isEmpty else { return (nil, faults.sorted()) }
        let proof: Proof =
            switch trust {
            case .keyring: .keyring
            case .demo: .demo
            case .none: .none
            }
        return (ClosingChain(closings: closings, proof: proof), [])
    }
}

/// A closing that was read, with its folder.
struct ClosingLink {
    /// `content/closings/2026-Q1`.
    let folder: String
    let chained: ChainedClosing

    var head: ClosingHead { chained.closing.head }
    /// The file that says which closing it is.
    var list: String { "\(folder)/\(ClosingContents.fileName)" }
}

/// One site and one key signed them all.
private func checkOrigin(_ links: [ClosingLink], _ trust: ChainTrust) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let expected: (site: SiteID, key: PublicKey)?
    switch trust {
    case .keyring(let site, let key, _): expected = (site, key)
    case .demo:
        let demo = Keyring.demo(head: .none)
        expected = (demo.site, demo.key.publicKey)
    case .none: expected = links.first.map { ($0.head.site, $0.chained.publicKey) }
    }
    for link in links {
        guard let expected else { continue }
        if link.head.site != expected.site {
            faults.append(.closingOfOtherSite(link, expected.site))
        }
        if link.chained.publicKey != expected.key {
            faults.append(.closingByOtherKey(link, expected.key))
        }
        if link.folder != ClosingFolders.root + link.head.period.name {
            faults.append(.closingMisplaced(link))
        }
    }
    return faults
}

/// Each closing stands behind the one before it.
private func checkOrder(_ links: [ClosingLink]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var last: ClosingLink?
    for link in links {
        let number = (last?.head.number ?? 0) + 1
        if link.head.number != number {
            faults.append(.closingGap(link, expected: number))
        } else if link.head.before != last?.chained.digest ?? .none {
            faults.append(.closingReplaced(last ?? link, named: link.head.before, by: link.folder))
        } else if let last,
            last.head.period.span.last.adding(days: 1) != link.head.period.span.first
        {
            faults.append(.closingPeriod(link, behind: last))
        }
        last = link
    }
    return faults
}

/// The chain goes as far as its head, or one closing further.
private func checkEnd(
    _ links: [ClosingLink],
    _ head: ChainHead,
    _ trust: ChainTrust
) -> [Diagnostic] {
    let place = trust == .demo ? ClosingFolders.headPath : nil
    if links.count < head.number {
        let next = links.last.map {
            $0.head.period.next(fiscalYearStarts: $0.head.fiscalYearStarts).name
        }
        return [.closingCut(head, count: links.count, next: next, headAt: place)]
    }
    if links.count > head.number + 1 {
        return [.closingsAhead(links[head.number], head, headAt: place)]
    }
    guard head.number > 0 else { return [] }
    let link = links[head.number - 1]
    if link.chained.digest == head.digest { return [] }
    return [.closingReplaced(link, named: head.digest, by: place ?? "the keyring")]
}
