import Markup

/// Writes a page: the template's operations over a record's values.
///
/// - Complexity: O(bytes written).
public func renderTemplate(
    _ template: CompiledTemplate,
    _ record: TemplateRecord,
    into bytes: inout [UInt8]
) {
    render(template.operations, [record], &bytes)
}

private func render(
    _ operations: [CompiledTemplate.Operation],
    _ scopes: [TemplateRecord],
    _ bytes: inout [UInt8]
) {
    for operation in operations {
        switch operation {
        case .bytes(let text): bytes += text
        case .text(let slot), .html(let slot), .url(let slot):
            write(value(slot, scopes), &bytes)
        case .section(let slot, let body):
            let value = value(slot, scopes)
            switch value {
            case .list(let items):
                for item in items { render(body, scopes + [item], &bytes) }
            case .record(let record): render(body, scopes + [record], &bytes)
            case .text, .html, .url, .flag: if value.isShown { render(body, scopes, &bytes) }
            }
        case .inverted(let slot, let body):
            if !value(slot, scopes).isShown { render(body, scopes, &bytes) }
        }
    }
}

private func value(
    _ slot: CompiledTemplate.Slot,
    _ scopes: [TemplateRecord]
) -> TemplateValue {
    var value = scopes[slot.scope].values[slot.path[0]]
    for step in slot.path.dropFirst() {
        guard case .record(let record) = value else {
            preconditionFailure("A dotted name leads through records.")
        }
        value = record.values[step]
    }
    return value
}

private func write(_ value: TemplateValue, _ bytes: inout [UInt8]) {
    switch value {
    case .text(let text): escapeText(text, into: &bytes)
    case .html(let html): bytes += html.bytes
    case .url(let url): escapeText(url.text, into: &bytes)
    case .flag, .list, .record:
        preconditionFailure("Only text, markup and addresses are written.")
    }
}
