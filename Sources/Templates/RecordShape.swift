/// The fields that a page's templates may name, declared once by its view.
public struct RecordShape: Hashable, Sendable {
    public let fields: [Field]

    /// A field's name and what it holds.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let kind: FieldKind
    }

    /// Declares fields in the order in which a record gives their values.
    public init(_ fields: KeyValuePairs<String, FieldKind>) {
        self.fields = fields.map { Field(name: $0.key, kind: $0.value) }
        precondition(
            Set(self.fields.map(\.name)).count == self.fields.count,
            "A record's fields have different names."
        )
    }
}

/// What a field holds.
public indirect enum FieldKind: Hashable, Sendable {
    /// Text, escaped where it is shown.
    case text
    /// Markup that this program made.
    case html
    /// An address that is safe to link to.
    case url
    /// Whether a section is shown.
    case flag
    /// Records of one shape, shown one after the other.
    case list(RecordShape)
    case record(RecordShape)
}

extension RecordShape {
    /// The same shape with one field's kind put in.
    public func replacing(_ name: String, with kind: FieldKind) -> RecordShape {
        RecordShape(fields: fields.map { $0.name == name ? Field(name: name, kind: kind) : $0 })
    }

    /// A shape of text fields, such as the words of a locale.
    public init(texts names: [String]) {
        self.init(fields: names.map { Field(name: $0, kind: .text) })
    }

    private init(fields: [Field]) {
        self.fields = fields
    }
}
