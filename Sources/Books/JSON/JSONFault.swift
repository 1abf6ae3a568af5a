/// Why bytes are not the canonical form of a value, and where that shows first.
public struct JSONFault: Error, Hashable, Sendable {
    public let cause: Cause
    /// Bytes before the place of the fault.
    public let offset: Int

    public enum Cause: Hashable, Sendable {
        case notUTF8
        case endsTooEarly
        /// A byte that cannot stand there.
        case strangeByte
        /// A number with decimals or an exponent, or one that begins with a nought.
        case notWhole
        /// A number of more than 64 bits.
        case outOfRange
        case controlCharacter
        case strangeEscape
        /// A record has two members of one name.
        case nameTwice
        case tooDeep
        /// Something stands behind the value.
        case goesOn
        /// The value is read, but is kept in another form.
        case otherForm
    }

    init(_ cause: Cause, at offset: Int) {
        self.cause = cause
        self.offset = offset
    }
}
