import Diagnostics

/// The keys of one kind of mapping: each a case with its state, declared once.
///
/// The declaration decodes, suggests and refuses: what is no case is unknown, and what is not yet
/// computed is named as that rather than read past.
protocol ShapeKey: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What the mapping is called in a message: `an incentive`.
    static var subject: String { get }
    var state: KeyState { get }
}

/// Whether a key must be there, may be there, or is not computed by this version.
enum KeyState: Hashable, Sendable {
    case required
    case optional
    case notYet
}

/// A mapping whose keys are known: values by key, each with its place.
struct Record<Key: ShapeKey> {
    let place: SourceRange
    private let values: [Key: YAMLNode]
    private let keyPlaces: [Key: SourceRange]

    /// Reads a mapping; nil when the node is none, or when a required key is missing.
    init?(_ node: YAMLNode, _ faults: inout Faults) {
        guard case .mapping(let entries) = node.kind else {
            let keys = Key.allCases.filter { $0.state != .notYet }.map(\.rawValue)
            faults.report(
                .wrongForm(
                    node,
                    expected: "a mapping with the keys of \(Key.subject)",
                    hint: "the keys are \(keys.joined(separator: ", "))"
                )
            )
            return nil
        }
        var values: [Key: YAMLNode] = [:]
        var keyPlaces: [Key: SourceRange] = [:]
        for entry in entries {
            guard let key = Key(rawValue: entry.key) else {
                faults.report(
                    .unknownKey(
                        entry.key,
                        of: Key.subject,
                        known: Key.allCases.map(\.rawValue),
                        at: entry.keyPlace
                    )
                )
                continue
            }
            if key.state == .notYet {
                faults.report(.notYet(key.rawValue, at: entry.keyPlace))
                continue
            }
            values[key] = entry.value
            keyPlaces[key] = entry.keyPlace
        }
        self.init(place: node.place, values: values, keyPlaces: keyPlaces)
        let missing = Key.allCases.filter { $0.state == .required && values[$0] == nil }
        for key in missing {
            faults.report(.missingKey(key.rawValue, of: Key.subject, at: node.place))
        }
        if !missing.isEmpty { return nil }
    }

    private init(place: SourceRange, values: [Key: YAMLNode], keyPlaces: [Key: SourceRange]) {
        self.place = place
        self.values = values
        self.keyPlaces = keyPlaces
    }

    subscript(_ key: Key) -> YAMLNode? { values[key] }

    /// Where a key stands; the mapping itself where it is absent.
    func place(of key: Key) -> SourceRange { keyPlaces[key] ?? place }

    /// Whether the key is written.
    func has(_ key: Key) -> Bool { values[key] != nil }
}
