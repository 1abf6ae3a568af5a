import Incentives
import Sealing

extension ClosingChain {
    /// The chain as everybody may read it, to look a statement's number and digest up.
    ///
    /// It is published as `closings.json`; nil while nothing is closed.
    public var published: [UInt8]? {
        guard let last = closings.last else { return nil }
        let value = JSONValue.record([
            .init("site", .text(last.closing.head.site.text)),
            .init("public_key", .text(base64Text(last.publicKey.bytes))),
            .init("closings", .list(closings.map(\.publishedValue))),
        ])
        return value.canonicalBytes
    }
}

extension ChainedClosing {
    fileprivate var publishedValue: JSONValue {
        .record([
            .init("number", .whole(closing.head.number)),
            .init("period", .text(closing.head.period.name)),
            .init("digest", .text(digest.hexadecimal)),
            .init("before", .text(closing.head.before.hexadecimal)),
            .init("as_of", .text(closing.head.asOf.description)),
        ])
    }
}
