public import Incentives
import Sealing

/// A mail of plain text from one mailbox to another, as a file that mail programs open as a draft.
///
/// The same message gives the same bytes: its day is given, and its id is a digest that is given.
/// No text leads out of its header: what controls a line becomes a space there.
///
/// - Source: RFC 5322 (messages), 2045 (quoted-printable), 2047 (encoded words), 3834
///   (`Auto-Submitted`).
public struct MailMessage: Hashable, Sendable {
    public let from: Mailbox
    public let to: Mailbox
    public let subject: String
    /// The message is of its first second, in universal time.
    public let day: Day
    /// What stands in the id before the sign: letters and digits.
    public let id: String
    /// The name of the host that the id is of.
    public let host: String
    /// Lines that end in a line feed.
    public let text: String

    /// A name and an address.
    public struct Mailbox: Hashable, Sendable {
        public let name: String
        public let address: MailAddress

        public init(name: String, address: MailAddress) {
            self.name = name
            self.address = address
        }
    }

    public init(
        from: Mailbox,
        to: Mailbox,
        subject: String,
        day: Day,
        id: String,
        host: String,
        text: String
    ) {
        precondition(
            !id.isEmpty && id.utf8.allSatisfy(MailAddress.isAtomText),
            "The id of a message is letters and digits."
        )
        self.from = from
        self.to = to
        self.subject = subject
        self.day = day
        self.id = id
        self.host = MailMessage.domain(host)
        self.text = text
    }

    /// The file's bytes, whose lines end in CR and LF.
    public var bytes: [UInt8] {
        let header = [
            "From: \(MailMessage.mailbox(from, behind: "From: ".utf8.count))",
            "To: \(MailMessage.mailbox(to, behind: "To: ".utf8.count))",
            "Subject: \(MailMessage.unstructured(subject, behind: "Subject: ".utf8.count))",
            "Date: \(MailMessage.date(day))",
            "Message-ID: <\(id)@\(host)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Auto-Submitted: auto-generated",
            "X-Unsent: 1",
        ]
        return Array(header.map { $0 + "\r\n" }.joined().utf8) + Array("\r\n".utf8)
            + quotedPrintable(text)
    }

    /// A host's name as an id has it; what is none gets the name that is reserved for that.
    private static func domain(_ host: String) -> String {
        let isPlain = host.utf8.allSatisfy { byte in
            byte != UInt8(ascii: "_") && byte < 0x7F
                && (MailAddress.isAtomText(byte) || byte == UInt8(ascii: "."))
        }
        let isParted = host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty
        }
        return isPlain && isParted ? host.lowercased() : "host.invalid"
    }

    /// `Thu, 09 Apr 2026 00:00:00 +0000`; the first of all days was a Thursday.
    private static func date(_ day: Day) -> String {
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let number = day.dayOfMonth
        return "\(names[Int(day.number) % 7]), \(number < 10 ? "0" : "")\(number) "
            + "\(months[day.month - 1]) \(day.year) 00:00:00 +0000"
    }

    /// A name with its address, which goes to a line of its own where one is too short for both.
    private static func mailbox(_ box: Mailbox, behind used: Int) -> String {
        let address = "<\(box.address.text)>"
        let name = onOneLine(box.name).split(separator: " ").joined(separator: " ")
        if name.isEmpty { return address }
        let said = phrase(name, behind: used)
        let last = said.utf8.reversed().prefix { $0 != 0x0A }.count
        let taken = (last == said.utf8.count ? used : 0) + last
        return said + (taken + 1 + address.utf8.count > 76 ? "\r\n " : " ") + address
    }

    /// A name before an address: plain words, a text in quotes, or encoded words.
    private static func phrase(_ name: String, behind used: Int) -> String {
        guard isPlain(name), name.utf8.count <= 30 else {
            return encodedWords(name, behind: used)
        }
        let areAtoms = name.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.utf8.allSatisfy(MailAddress.isAtomText)
        }
        if areAtoms { return name }
        let quoted = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(quoted)\""
    }

    private static func unstructured(_ text: String, behind used: Int) -> String {
        let line = onOneLine(text)
        return isPlain(line) && used + line.utf8.count <= 76
            ? line : encodedWords(line, behind: used)
    }

    /// Whether a text may stand in a header as it is: visible ASCII and single spaces inside of it.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && !text.contains("  ") && text.first != " " && text.last != " "
    }
}

/// A text whose controls and line separators are spaces, so that it stays on its line.
private func onOneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
        case _: scalars.append(scalar)
        }
    }
    return String(scalars)
}

/// A text as encoded words, each on a line of at most 76 characters; letters are never cut.
///
/// - Source: RFC 2047, 2 and 5: white space between encoded words is none of the text.
private func encodedWords(_ text: String, behind used: Int) -> String {
    let (start, end) = ("=?utf-8?B?", "?=")
    /// Base64 makes four characters of three bytes.
    func room(_ taken: Int) -> Int { (75 - taken - start.utf8.count - end.utf8.count) / 4 * 3 }
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var free = room(used)
    for scalar in text.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        if word.count + bytes.count > free {
            words.append(word)
            word = []
            free = room(1)
        }
        word += bytes
    }
    words.append(word)
    return words.map { start + base64Text($0) + end }.joined(separator: "\r\n ")
}

/// A text in lines of at most 76 characters of ASCII, each ended by CR and LF.
///
/// - Source: RFC 2045, 6.7.
private func quotedPrintable(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(
        text.utf8.last == 0x0A ? 1 : 0
    ) {
        var width = 0
        let bytes = Array(line)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isPlain =
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
                || (byte == 0x20 || byte == 0x09) && !isLast
            let piece = isPlain ? [byte] : [UInt8(ascii: "=")] + hexadecimalPair(byte)
            // The sign of a soft break is the 76th character.
            if width + piece.count > (isLast ? 76 : 75) {
                result += "=\r\n".utf8
                width = 0
            }
            result += piece
            width += piece.count
        }
        result += "\r\n".utf8
    }
    return result
}

private func hexadecimalPair(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
}
