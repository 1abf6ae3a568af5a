import ArgumentParser

extension Report {
    /// Runs a command and ends it with the status of what stops it.
    func ending(_ command: () async throws -> Void) async throws {
        do {
            try await command()
        } catch let stop as Stop {
            terminal.complain("guerdon: \(stop.sentence)\n")
            throw ExitCode(stop.status)
        }
    }
}
