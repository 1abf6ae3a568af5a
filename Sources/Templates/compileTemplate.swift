public import Diagnostics

/// A template whose every tag is a declared field, as operations over slots.
public struct CompiledTemplate: Sendable {
    let operations: [Operation]

    indirect enum Operation: Sendable {
        case bytes([UInt8])
        case text(Slot)
        case html(Slot)
        case url(Slot)
        case section(Slot, [Operation])
        case inverted(Slot, [Operation])
    }

    /// Where a value is found: the record's place among those in scope, and the fields inside it.
    struct Slot: Hashable, Sendable {
        let scope: Int
        let path: [Int]
    }
}

/// Resolves a template's tags against declared fields, its partials among the templates given.
///
/// Every tag is checked for its place: text and attributes escape, addresses take a url, and places
/// where no escaping is safe are refused.
///
/// - Throws: nothing; all faults are given together.
public func compileTemplate(
    _ name: String,
    among templates: [String: Template],
    shape: RecordShape
) -> (template: CompiledTemplate?, faults: [Diagnostic]) {
    guard let template = templates[name] else {
        preconditionFailure("Every page has its template: the program carries one.")
    }
    var compiler = TemplateCompiler(templates: templates)
    let operations = compiler.compile(template.nodes, scopes: [shape], within: [name])
    if compiler.faults.isEmpty, compiler.place != .text {
        compiler.faults.append(
            .templateOpenTag(at: SourceRange(file: template.file, line: 1, column: 1))
        )
    }
    return (
        compiler.faults.isEmpty ? CompiledTemplate(operations: operations) : nil, compiler.faults
    )
}

private struct TemplateCompiler {
    let templates: [String: Template]
    var place = HTMLPlace.text
    var faults: [Diagnostic] = []

    mutating func compile(
        _ nodes: [Template.Node],
        scopes: [RecordShape],
        within partials: [String]
    ) -> [CompiledTemplate.Operation] {
        var operations: [CompiledTemplate.Operation] = []
        for node in nodes {
            switch node {
            case .text(let bytes):
                place = place.after(bytes)
                operations.append(.bytes(bytes))
            case .value(let tag):
                if let operation = value(tag, scopes) { operations.append(operation) }
                place = place.behindValue
            case .section(let tag, let isInverted, let body):
                operations += section(tag, isInverted, body, scopes, partials)
            case .partial(let tag):
                operations += partial(tag, scopes, partials)
            }
        }
        return operations
    }

    private mutating func partial(
        _ tag: Template.Tag,
        _ scopes: [RecordShape],
        _ partials: [String]
    ) -> [CompiledTemplate.Operation] {
        guard let template = templates[tag.name] else {
            faults.append(
                .templateMissingPartial(tag.name, known: templates.keys.sorted(), at: tag.place)
            )
            return []
        }
        if let start = partials.firstIndex(of: tag.name) {
            faults.append(
                .templatePartialCycle(Array(partials[start...]) + [tag.name], at: tag.place)
            )
            return []
        }
        if partials.count >= Template.depthLimit {
            faults.append(.templateTooDeep(at: tag.place))
            return []
        }
        return compile(template.nodes, scopes: scopes, within: partials + [tag.name])
    }

    private mutating func section(
        _ tag: Template.Tag,
        _ isInverted: Bool,
        _ body: [Template.Node],
        _ scopes: [RecordShape],
        _ partials: [String]
    ) -> [CompiledTemplate.Operation] {
        guard let (slot, kind) = find(tag, scopes) else { return [] }
        let before = place
        var inner = scopes
        if !isInverted {
            switch kind {
            case .list(let shape), .record(let shape): inner.append(shape)
            case .text, .html, .url, .flag: break
            }
        }
        let operations = compile(body, scopes: inner, within: partials)
        if !place.joins(before) {
            faults.append(.templateContextChange(tag.name, at: tag.place))
        }
        place = before.behindValue
        return [isInverted ? .inverted(slot, operations) : .section(slot, operations)]
    }

    private mutating func value(
        _ tag: Template.Tag,
        _ scopes: [RecordShape]
    ) -> CompiledTemplate.Operation? {
        guard let (slot, kind) = find(tag, scopes) else { return nil }
        switch kind {
        case .flag, .list, .record:
            faults.append(.templateNotAValue(tag.name, at: tag.place))
            return nil
        case .text, .html, .url: break
        }
        switch place {
        case .text:
            switch kind {
            case .html: return .html(slot)
            case .url: return .url(slot)
            case .text, .flag, .list, .record: return .text(slot)
            }
        case .attribute(_, let name, _, let prefix):
            return attribute(tag, slot, kind, name: name, prefix: prefix)
        case .comment, .rawText, .tagName, .tag, .attributeName, .attributeStart, .bareAttribute:
            faults.append(.templateUnsafePlace(tag.name, place, at: tag.place))
            return nil
        }
    }

    private mutating func attribute(
        _ tag: Template.Tag,
        _ slot: CompiledTemplate.Slot,
        _ kind: FieldKind,
        name: String,
        prefix: String
    ) -> CompiledTemplate.Operation? {
        if name == "style" || name == "srcdoc" || name.hasPrefix("on") {
            faults.append(.templateUnsafePlace(tag.name, place, at: tag.place))
            return nil
        }
        let isAddress = addressAttributes.contains(name)
        switch kind {
        case .url where !isAddress || prefix.isEmpty: return .url(slot)
        case .text where !isAddress: return .text(slot)
        case .text where prefix.hasPrefix("#"): return .text(slot)
        case .html:
            faults.append(.templateMarkupInAttribute(tag.name, at: tag.place))
        case .text, .url, .flag, .list, .record:
            faults.append(.templateTextAsURL(tag.name, at: tag.place))
        }
        return nil
    }

    /// Finds a field by its name, the innermost record first.
    private mutating func find(
        _ tag: Template.Tag,
        _ scopes: [RecordShape]
    ) -> (CompiledTemplate.Slot, FieldKind)? {
        let names = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(
            String.init
        )
        for (scope, shape) in scopes.enumerated().reversed() {
            guard let first = shape.fields.firstIndex(where: { $0.name == names[0] }) else {
                continue
            }
            var path = [first]
            var kind = shape.fields[first].kind
            for name in names.dropFirst() {
                guard case .record(let inner) = kind,
                    let next = inner.fields.firstIndex(where: { $0.name == name })
                else {
                    var known: [String] = []
                    if case .record(let inner) = kind { known = inner.fields.map(\.name) }
                    faults.append(.templateUnknownField(tag.name, known: known, at: tag.place))
                    return nil
                }
                path.append(next)
                kind = inner.fields[next].kind
            }
            return (CompiledTemplate.Slot(scope: scope, path: path), kind)
        }
        let known = scopes.flatMap { $0.fields.map(\.name) }
        faults.append(.templateUnknownField(tag.name, known: known, at: tag.place))
        return nil
    }
}

/// Attributes whose value is an address.
private let addressAttributes: Set<String> = [
    "href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "background",
    "ping", "srcset", "manifest",
]
