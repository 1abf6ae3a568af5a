import Markup

extension TemplateRecord {
    /// The values by the names of their fields, in the order of their shape.
    public func fields(of shape: RecordShape) -> [(name: String, value: TemplateValue)] {
        precondition(values.count == shape.fields.count, "A record has the fields of its shape.")
        return zip(shape.fields, values).map { ($0.name, $1) }
    }

    /// Takes values that were kept by the names of their fields.
    ///
    /// A field that is not among them, or was of another kind, shows nothing; what the shape does
    /// not name is left out.
    public init(_ shape: RecordShape, kept: [String: TemplateValue]) {
        values = shape.fields.map { field in
            guard let value = kept[field.name], value.fits(field.kind) else {
                return field.kind.nothing
            }
            return value
        }
    }

    /// The same with other values for some of its fields.
    public func replacing(
        _ fields: [String: TemplateValue],
        in shape: RecordShape
    ) -> TemplateRecord {
        let own = self.fields(of: shape).map { ($0.name, fields[$0.name] ?? $0.value) }
        return TemplateRecord(shape, kept: Dictionary(uniqueKeysWithValues: own))
    }
}

extension FieldKind {
    /// A value that shows nothing.
    fileprivate var nothing: TemplateValue {
        switch self {
        case .text: .text("")
        case .html: .html(HTML())
        case .url: .url(SafeURL(path: ""))
        case .flag: .flag(false)
        case .list: .list([])
        case .record(let shape): .record(TemplateRecord(shape, kept: [:]))
        }
    }
}
