import ArgumentParser
import ContentReader
import Publisher

/// Makes a complete small site.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a complete small site in a new folder.",
        discussion: "Then: guerdon build --site DIR, and open DIR/public/index.html."
    )

    @Argument(help: "The folder to make; it must not hold a site yet.") var folder: String
    @Flag(help: "Print nothing but errors.") var quiet = false

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: quiet), format: .text)
        try await report.ending {
            try publishing { () throws(PublishFailure) in
                let files = try FileSystem(makingRoot: folder)
                for file in embeddedFiles() where file.path.hasPrefix("init/") {
                    try files.saveFile(
                        file.bytes,
                        to: String(file.path.dropFirst("init/".utf8.count)),
                        .asNew,
                        readableBy: .everybody
                    )
                }
            }
            report.terminal.note(
                "made a site in \(folder)/content; next: guerdon build --site \(folder)"
            )
        }
    }
}
