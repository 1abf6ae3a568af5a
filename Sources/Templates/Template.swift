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

    init(file: String, nodes: [Node]) {
        self.file = file
        self.nodes = nodes
    }

    /// A template without any text, for a file that could not be read.
    public init(emptyOf file: String) {
        self.init(file: file, nodes: [])
    }

    /// The most bytes a template may have.
    static let sizeLimit = 1 << 20
    /// How deep sections nest in a template, and partials in one another.
    static let depthLimit = 64
}

extension Template {
    /// Every name that a tag of the template gives, in whatever place.
    public var names: Set<String> { Template.names(in: nodes) }

    private static func names(in nodes: [Node]) -> Set<String> {
        nodes.reduce(into: []) { names, node in
            switch node {
            case .text: break
            case .value(let tag), .partial(let tag): names.insert(tag.name)
            case .section(let tag, _, let body):
                names.insert(tag.name)
                names.formUnion(Template.names(in: body))
            }
        }
    }
}
