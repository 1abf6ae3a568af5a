import Foundation

/// A site, the commands run on it and what they print, as one text that a program manager can read.
///
/// The first line is the title. `> path` begins a file, which ends before the next `> `, `$ ` or
/// the end; `$ command` begins a command, followed by what it prints and `exit N`. Files stand on
/// top of the small site that `init` makes; `- path` takes one of its files away, `+ path` adds
/// lines at a file's end. What stands behind a command is done when the command is over. In files,
/// `␀`, `␉` and `␍` stand for bytes that an editor would not show, and `␂xx␃` for the byte of two
/// digits; `⟦1000×ab⟧` stands for as many; a file that ends in `␄` has no newline there.
/// `@ path target` makes a symbolic link.
struct Case {
    let name: String
    let title: String
    let steps: [Step]

    /// What is done to the site, one after the other.
    enum Step {
        case write(path: String, text: String)
        case append(path: String, text: String)
        case remove(path: String)
        case link(path: String, target: String)
        case run(Command)

        /// Nil for what is no command.
        var command: Command? {
            if case .run(let command) = self { command } else { nil }
        }
    }

    struct Command {
        let line: String
        /// What it prints to stdout and stderr, in that order.
        let output: String
        let status: Int32
    }

    init(name: String, text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last == "" { lines.removeLast() }
        guard let title = lines.popFirst() else { throw CaseError("\(name): a case has a title") }
        self.name = name
        self.title = String(title)
        var steps: [Step] = []
        while let line = lines.popFirst() {
            if line.hasPrefix("> ") {
                steps.append(.write(path: String(line.dropFirst(2)), text: Case.body(&lines)))
            } else if line.hasPrefix("+ ") {
                steps.append(.append(path: String(line.dropFirst(2)), text: Case.body(&lines)))
            } else if line.hasPrefix("- ") {
                steps.append(.remove(path: String(line.dropFirst(2))))
            } else if line.hasPrefix("@ ") {
                let words = line.dropFirst(2).split(separator: " ").map(String.init)
                if words.count != 2 { throw CaseError("\(name): a path and a target: \(line)") }
                steps.append(.link(path: words[0], target: words[1]))
            } else if line.hasPrefix("$ ") {
                steps.append(.run(try Case.command(String(line.dropFirst(2)), &lines, name)))
            } else if !line.isEmpty {
                throw CaseError("\(name): no file and no command: \(line)")
            }
        }
        self.steps = steps
        if commands.isEmpty { throw CaseError("\(name): a case runs a command") }
    }

    var commands: [Command] { steps.compactMap(\.command) }

    /// The text of a file that it lays out.
    func text(of path: String) -> String? {
        steps.lazy.compactMap { step in
            if case .write(path, let text) = step { text } else { nil }
        }.first
    }

    private static func body(_ lines: inout ArraySlice<Substring>) -> String {
        var body: [Substring] = []
        while let line = lines.first, !line.hasPrefix("> "), !line.hasPrefix("+ "),
            !line.hasPrefix("$ ")
        {
            body.append(line)
            lines.removeFirst()
        }
        if body.last == "" { body.removeLast() }
        let text = body.joined(separator: "\n")
        return text.hasSuffix("␄") ? String(text.dropLast()) : text + "\n"
    }

    private static func command(
        _ line: String,
        _ lines: inout ArraySlice<Substring>,
        _ name: String
    ) throws -> Command {
        var output = ""
        while let next = lines.popFirst() {
            if next.hasPrefix("exit "), let status = Int32(next.dropFirst(5)) {
                return Command(line: line, output: output, status: status)
            }
            output += next + "\n"
        }
        throw CaseError("\(name): the command '\(line)' ends with its exit status")
    }

    /// The bytes of a file of the case.
    static func bytes(of text: String) throws -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "␀": result.append(0)
            case "␉": result.append(9)
            case "␍": result.append(13)
            case "␂":
                guard let byte = UInt8(rest.prefix(2), radix: 16), rest.dropFirst(2).first == "␃"
                else { throw CaseError("a byte is written ␂0a␃: \(rest.prefix(3))") }
                result.append(byte)
                rest = rest.dropFirst(3)
            case "⟦":
                let (count, bytes) = try Case.repetition(&rest)
                for _ in 0..<count { result += bytes }
            default: result += String(character).utf8
            }
        }
        return result
    }
}

extension Case {
    /// The number and the bytes of `⟦1000×ab⟧`, behind its bracket.
    private static func repetition(_ rest: inout Substring) throws -> (Int, [UInt8]) {
        let inside = rest.prefix { $0 != "⟧" }
        let digits = inside.prefix { $0 != "×" }
        guard inside.endIndex < rest.endIndex, digits.endIndex < inside.endIndex,
            let count = Int(digits)
        else { throw CaseError("a repetition is written ⟦1000×ab⟧: \(rest.prefix(9))") }
        rest = rest[inside.endIndex...].dropFirst()
        return (count, try bytes(of: String(inside[digits.endIndex...].dropFirst())))
    }
}

struct CaseError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
