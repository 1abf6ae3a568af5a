import Glibc

/// A system call that failed: which, on what, and with which number.
public struct MachineRefusal: Hashable, Sendable {
    /// The name of the call, as its manual page has it: `openat`.
    public let call: String
    /// What it was asked to work on, as a reader knows it.
    public let path: String
    /// The `errno` it left.
    public let errorNumber: Int32

    public init(call: String, path: String, errorNumber: Int32) {
        self.call = call
        self.path = path
        self.errorNumber = errorNumber
    }

    /// What happened, as one sentence without a full stop.
    public var sentence: String {
        // `strerror` gives a text that lives until the thread's next call of it; it is copied here.
        let words = unsafe strerror(errorNumber).map { text in unsafe String(cString: text) }
        return "\(path): \(words ?? "unknown error") (\(call), errno \(errorNumber))"
    }
}
