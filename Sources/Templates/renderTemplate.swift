public import Markup

/// Writes a page: the template's operations over a record's values.
///
/// - Parameter address: gives the address to write for one of the record's.
/// - Complexity: O(bytes written).
public func renderTemplate(
    _ template: CompiledTemplate,
    _ record: TemplateRecord,
    into bytes: inout [UInt8],
    address: (SafeURL) -> SafeURL = { $0 }
) {
    render(template.operations, [record], &bytes, address)
}

private func render(
    _ operations: [CompiledTemplate.Operation],
    _ scopes: [TemplateRecord],
    _ bytes: inout [UInt8],
    _ address: (SafeURL) -> SafeURL
) {
    for operation in operations {
        switch operation {
        case .bytes(let text): bytes += text
        case .text(let slot), .html(let slot), .url(let slot):
            write(value(slot, scopes), &bytes, address)
        case .section(let slot, let body):
            let value = value(slot, scopes)
            switch value {
            case .list(let items):
                for item in items { render(body, scopes + [item], &bytes, address) }
            case .record(let record): render(body, scopes + [record], &bytes, address)
            case .text, .html, .url, .flag:
                if value.isShown { render(body, scopes, &bytes, address) }
            }
        case .inverted(let slot, let body):
            if !value(slot, scopes).isShown { render(body, scopes, &bytes, address) }
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

private func write(
    _ value: TemplateValue,
    _ bytes: inout [UInt8],
    _ address: (SafeURL) -> SafeURL
) {
    switch value {
    case .text(let text): escapeText(text, into: &bytes)
    case .html(let html): bytes += html.bytes
    case .url(let url): escapeText(address(url).text, into: &bytes)
    case .flag, .list, .record:
        preconditionFailure("Only text, markup and addresses are written.")
    }
}
