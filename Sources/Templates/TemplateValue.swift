public import Markup

/// The value of a field.
public enum TemplateValue: Sendable {
    case text(String)
    case html(HTML)
    case url(SafeURL)
    case flag(Bool)
    case list([TemplateRecord])
    case record(TemplateRecord)

    /// Whether a section over it is shown.
    var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .html(let html): !html.isEmpty
        case .url(let url): !url.text.isEmpty
        case .flag(let flag): flag
        case .list(let items): !items.isEmpty
        case .record: true
        }
    }

    func fits(_ kind: FieldKind) -> Bool {
        switch (self, kind) {
        case (.text, .text), (.html, .html), (.url, .url), (.flag, .flag), (.list, .list),
            (.record, .record):
            true
        case (.text, _), (.html, _), (.url, _), (.flag, _), (.list, _), (.record, _): false
        }
    }
}

/// The values of a record's fields, in the order in which its shape declares them.
public struct TemplateRecord: Sendable {
    let values: [TemplateValue]

    /// Gives each field its value; names, order and kinds are those of the shape.
    public init(_ shape: RecordShape, _ values: KeyValuePairs<String, TemplateValue>) {
        precondition(values.count == shape.fields.count, "A record gives every field its value.")
        for (field, value) in zip(shape.fields, values) {
            precondition(
                field.name == value.key && value.value.fits(field.kind),
                "The field \(field.name) gets a value of its kind, not \(value.key)."
            )
        }
        self.values = values.map(\.value)
    }
}

extension TemplateRecord {
    /// A record of texts, in the order of its shape's fields.
    public init(texts: [String]) {
        values = texts.map { .text($0) }
    }
}
