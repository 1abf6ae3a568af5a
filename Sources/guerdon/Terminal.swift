import Diagnostics
import Glibc

/// Where a command speaks: results to stdout, diagnostics and progress to stderr.
struct Terminal: Sendable {
    private let isQuiet: Bool
    private let drawsProgress: Bool

    /// Progress is drawn on a terminal only, and not where `quiet` asks for silence.
    init(quiet: Bool) {
        isQuiet = quiet
        drawsProgress = !quiet && isatty(STDERR_FILENO) == 1
    }

    /// Writes a result.
    func result(_ bytes: [UInt8]) throws {
        try write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a result that is a text.
    func result(_ text: String) throws {
        try result(Array(text.utf8))
    }

    /// Says what was done.
    func note(_ text: String) {
        if !isQuiet { say(text + "\n") }
    }

    /// Says what went wrong.
    func complain(_ text: String) {
        say(text)
    }

    /// Draws how far a build is.
    func progress(_ done: Int, of total: Int) {
        guard drawsProgress, total > 0 else { return }
        let width = 30
        let filled = done * width / total
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        say("\r\(bar) \(done) of \(total) partners" + (done == total ? "\r\u{1B}[K" : ""))
    }

    /// A closed stderr silences a command, it does not stop it.
    private func say(_ text: String) {
        do {
            try write(Array(text.utf8), to: STDERR_FILENO)
        } catch {
            return
        }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes[start...].withUnsafeBytes { buffer in
                // The buffer outlives the call, and write reads no more than its count.
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw Stop(status: 3, "the output could not be written (errno \(errno))")
            }
            start += written
        }
    }
}

/// Ends a command with a status and a sentence.
struct Stop: Error {
    let status: Int32
    let sentence: String

    init(status: Int32, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}
