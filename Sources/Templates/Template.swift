import Diagnostics

/// A template's text cut into tags and what stands between them.
public struct Template: Sendable {
    public let file: String
    let nodes: [Node]

    indirect enum Node: Sendable {
        case text([UInt8])
        case value(Tag)
        case section(Tag, isInverted: Bool, [Node])
        case partial(Tag)
    }

    /// What a tag names, and where.
    struct Tag: Hashable, Sendable {
        let name: String
        let place: SourceRange
    }

    /// The most bytes a template may have.
    static let sizeLimit = 1 << 20
}
