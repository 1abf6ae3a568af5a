import Glibc

/// An open file, closed once: by `close`, which reports, or by going out of use.
struct OpenFile: ~Copyable {
    /// Less than 0 once it is closed.
    private var descriptor: Int32
    private let path: String

    /// Takes over an open descriptor.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        // Reached after `close`, when there is none, or after a failure that is reported already.
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
    }
}

extension OpenFile {
    /// What the file system says of the file.
    func status() throws(PublishFailure) -> FileStatus {
        var status = stat()
        try repeatCall("fstat", on: path) { unsafe fstat(descriptor, &status) }
        return FileStatus(status)
    }

    /// Sets the file's permissions, whatever the umask says.
    func setPermissions(_ mode: mode_t) throws(PublishFailure) {
        try repeatCall("fchmod", on: path) { fchmod(descriptor, mode) }
    }

    /// Reads up to that many bytes; fewer only where the file ends.
    func read(byteCount: Int) throws(PublishFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        var filled = 0
        while filled < byteCount {
            let count = try repeatCall("read", on: path) {
                unsafe bytes.withUnsafeMutableBytes { buffer in
                    // `filled` is below the count, so the rest is within the buffer.
                    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                    return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
                }
            }
            if count == 0 { break }
            filled += count
        }
        if filled < byteCount { bytes.removeLast(byteCount - filled) }
        return bytes
    }

    /// Writes all bytes, in as many calls as the kernel wants.
    func write(_ bytes: [UInt8]) throws(PublishFailure) {
        var written = 0
        while written < bytes.count {
            written += try repeatCall("write", on: path) {
                unsafe bytes.withUnsafeBytes { buffer in
                    // `written` is below the count, so the rest is within the buffer.
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                    return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                }
            }
        }
    }

    /// Waits until the file's bytes are on the disk.
    func synchronize() throws(PublishFailure) {
        try repeatCall("fsync", on: path) { fsync(descriptor) }
    }

    /// Closes the file and says whether the disk took what was written.
    consuming func close() throws(PublishFailure) {
        let descriptor = self.descriptor
        self.descriptor = -1
        // Linux gives the descriptor back even when a signal interrupts, so it is not repeated.
        if Glibc.close(descriptor) == -1, errno != EINTR {
            throw .machineRefused(MachineRefusal(call: "close", path: path, errorNumber: errno))
        }
    }
}
