import Books
import Markup
import StatementSite
import Templates

extension FrozenPage {
    /// Keeps a page's values by the names of their fields, without the fixed words of templates.
    init(keeping page: UnrenderedPage) {
        guard let shape = UnrenderedPage.shape(of: page.template) else {
            preconditionFailure("Closings keep statements and programs.")
        }
        self.init(
            path: page.path,
            template: page.template,
            record: JSONValue(keeping: page.record, shape)
        )
    }

    /// The page's values; nil where the program knows no such page.
    var unrendered: UnrenderedPage? {
        guard let shape = UnrenderedPage.shape(of: template) else { return nil }
        let kept = record.kept(as: shape)
        return UnrenderedPage(
            path: path,
            locale: record["frame"]?["locale"]?.text ?? "",
            template: template,
            record: kept
        )
    }
}

extension JSONValue {
    fileprivate init(keeping record: TemplateRecord, _ shape: RecordShape) {
        let kinds = Dictionary(uniqueKeysWithValues: shape.fields.map { ($0.name, $0.kind) })
        self = .record(
            record.fields(of: shape).filter { $0.name != "t" }.compactMap { field in
                kinds[field.name].map { Member(field.name, JSONValue(keeping: field.value, $0)) }
            }
        )
    }

    private init(keeping value: TemplateValue, _ kind: FieldKind) {
        switch (value, kind) {
        case (.text(let text), _): self = .text(text)
        case (.html(let html), _): self = .text(String(decoding: html.bytes, as: UTF8.self))
        case (.url(let url), _): self = .text(url.text)
        case (.flag(let flag), _): self = .flag(flag)
        case (.list(let items), .list(let shape)):
            self = .list(items.map { JSONValue(keeping: $0, shape) })
        case (.record(let record), .record(let shape)):
            self = JSONValue(keeping: record, shape)
        case (.list, _), (.record, _):
            preconditionFailure("A field has a value of its kind.")
        }
    }

    fileprivate func kept(as shape: RecordShape) -> TemplateRecord {
        var values: [String: TemplateValue] = [:]
        for field in shape.fields {
            if let value = self[field.name]?.kept(as: field.kind) { values[field.name] = value }
        }
        return TemplateRecord(shape, kept: values)
    }

    /// Nil where it is of another kind.
    private func kept(as kind: FieldKind) -> TemplateValue? {
        switch (self, kind) {
        case (.text(let text), .text): .text(text)
        case (.text(let text), .html): .html(HTML(trusted: text))
        case (.text(let text), .url): .url(SafeURL(text) ?? SafeURL(path: text))
        case (.flag(let flag), .flag): .flag(flag)
        case (.list(let items), .list(let shape)): .list(items.map { $0.kept(as: shape) })
        case (.record, .record(let shape)): .record(kept(as: shape))
        case (.text, _), (.whole, _), (.flag, _), (.list, _), (.record, _): nil
        }
    }
}
