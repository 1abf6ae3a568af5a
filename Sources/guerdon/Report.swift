import ArgumentParser
import Books
import Diagnostics
import Incentives

/// How a command prints diagnostics.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case text
    case json
    /// Annotations of a workflow on GitHub.
    case github
}

/// Prints what a command finds, in the format it was asked for.
struct Report: Sendable {
    let terminal: Terminal
    let format: ReportFormat

    /// Prints diagnostics and gives the stop that ends the command.
    func stop(_ diagnostics: [Diagnostic], _ loaded: LoadedSite) throws -> Stop {
        try show(diagnostics, loaded)
        let errors = diagnostics.count { $0.severity == .error }
        return Stop(status: 1, errors == 1 ? "1 error" : "\(errors) errors")
    }

    /// Prints diagnostics: as text to stderr, else to stdout.
    func show(_ diagnostics: [Diagnostic], _ loaded: LoadedSite) throws {
        switch format {
        case .text:
            terminal.complain(printDiagnostics(diagnostics, source: loaded.source))
        case .json:
            var bytes: [UInt8] = []
            for diagnostic in diagnostics.sorted() {
                diagnostic.json.write(into: &bytes)
                bytes.append(0x0A)
            }
            try terminal.result(bytes)
        case .github:
            try terminal.result(diagnostics.sorted().map(\.annotation).joined())
        }
    }

    /// Says which day the figures are of, since nothing else depends on the clock.
    func sayDay(_ day: Day, isToday: Bool) {
        terminal.note("as of \(day)" + (isToday ? ", today" : ""))
    }
}

extension Diagnostic {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = []
        if let place {
            members += [
                .init("file", .text(place.file)), .init("line", .whole(place.start.line)),
                .init("column", .whole(place.start.column)),
            ]
        }
        members += [
            .init("severity", .text(severity.rawValue)), .init("code", .text(code.rawValue)),
            .init("message", .text(message)),
        ]
        if let found { members.append(.init("found", .text(found))) }
        if let hint { members.append(.init("hint", .text(hint))) }
        if !details.isEmpty { members.append(.init("details", .list(details.map { .text($0) }))) }
        return .record(members)
    }

    /// A line that a workflow shows beside the file.
    fileprivate var annotation: String {
        let place =
            place.map { place in
                let file = escaped(place.file, in: "%\r\n:,")
                return " file=\(file),line=\(place.start.line),col=\(place.start.column),"
            } ?? " "
        let text = [message, found.map { "found \($0)" }, hint].compactMap { $0 }
            .joined(separator: "; ")
        return "::\(severity.rawValue)\(place)title=\(code.rawValue)::"
            + escaped(text, in: "%\r\n") + "\n"
    }
}

/// A text with some characters as percent signs and their two hexadecimal digits.
private func escaped(_ text: String, in special: String) -> String {
    text.unicodeScalars.map { scalar in
        guard special.unicodeScalars.contains(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
}
