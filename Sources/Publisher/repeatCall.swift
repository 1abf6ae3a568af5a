import Glibc

/// Makes a system call again for as long as signals interrupt it.
///
/// - Throws: `machineRefused`, naming the call and what it worked on, when the call gives -1.
@discardableResult
func repeatCall<Result: SignedInteger>(
    _ name: String,
    on path: @autoclosure () -> String,
    _ call: () -> Result
) throws(PublishFailure) -> Result {
    while true {
        let result = call()
        if result != -1 { return result }
        let number = errno
        if number != EINTR {
            throw .machineRefused(MachineRefusal(call: name, path: path(), errorNumber: number))
        }
    }
}
