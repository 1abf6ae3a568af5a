public import Sealing

/// Why the files of a closing are not one, and where that shows first.
public struct ClosingFault: Error, Hashable, Sendable {
    public let cause: Cause
    /// Below the closing's folder.
    public let file: String
    /// Bytes of the file before the place of the fault.
    public let offset: Int

    public enum Cause: Hashable, Sendable {
        case missingFile
        /// A file that the closing does not list.
        case strangeFile
        /// Other bytes than were closed.
        case otherBytes(OtherBytes)
        case json(JSONFault.Cause)
        /// A version of the format that this program does not know.
        case unknownVersion(Int)
        case missingMember(String)
        case strangeMember(String)
        case wrongForm(expected: String)
        /// A list that is not in order, or has one thing twice.
        case outOfOrder(String)
        /// The list and the signature do not fit; with what was signed where the list is at fault.
        case otherSignature(OtherBytes?)
    }

    init(_ cause: Cause, in file: String, at offset: Int = 0) {
        self.cause = cause
        self.file = file
        self.offset = offset
    }
}

/// What was closed and what is there.
public struct OtherBytes: Hashable, Sendable {
    public let expectedLength: Int
    public let expected: Digest
    public let foundLength: Int
    public let found: Digest
    /// The bytes among which the first one differs; nil where that is not known.
    public let firstPiece: Range<Int>?
}
