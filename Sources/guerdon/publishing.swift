import Publisher

/// Turns a failure of publishing into the end of the command.
func publishing<Value: ~Copyable>(
    _ step: () throws(PublishFailure) -> Value
) throws -> Value {
    do throws(PublishFailure) {
        return try step()
    } catch {
        throw Stop(error)
    }
}

extension Stop {
    /// A failure of reading or publishing, with its status and sentence.
    init(_ failure: PublishFailure) {
        self.init(status: failure.exitStatus, failure.sentence)
    }
}
