extension JSONValue {
    /// The member of a record; nil where there is none, and for what is no record.
    public subscript(_ name: String) -> JSONValue? {
        guard case .record(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// Nil for what is no text.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Nil for what is no whole number.
    public var whole: Int? {
        if case .whole(let number) = self { number } else { nil }
    }

    /// Nil for what is neither true nor false.
    public var flag: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }

    /// Empty for what is no list.
    public var items: [JSONValue] {
        if case .list(let items) = self { items } else { [] }
    }
}
