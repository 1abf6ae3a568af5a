import Books
import Foundation
import Incentives
import Testing

private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

private func message(
    from: String = "Example Bicycles",
    to: String = "Canal Cycles",
    subject: String = "Your statement",
    day: Day? = Day(year: 1997, month: 11, day: 21),
    host: String = "partners.example.com",
    text: String = "Hello.\n"
) throws -> MailMessage {
    MailMessage(
        from: .init(name: from, address: try #require(MailAddress("partners@example.com"))),
        to: .init(name: to, address: try #require(MailAddress("canal@example.net"))),
        subject: subject,
        day: try #require(day),
        id: "0123456789abcdef",
        host: host,
        text: text
    )
}

private func lines(_ message: MailMessage) -> [String] {
    String(decoding: message.bytes, as: UTF8.self).components(separatedBy: "\r\n")
}

@Test func `a mail is a header, an empty line and a text`() throws {
    // 21 November 1997 was a Friday: RFC 5322, appendix A.1.1.
    #expect(
        try lines(message(to: "Köhler, Bonn", subject: "Größe", text: "1 = 1\n\nSöhne \n")) == [
            "From: Example Bicycles <partners@example.com>",
            "To: =?utf-8?B?S8O2aGxlciwgQm9ubg==?= <canal@example.net>",
            "Subject: =?utf-8?B?R3LDtsOfZQ==?=",
            "Date: Fri, 21 Nov 1997 00:00:00 +0000",
            "Message-ID: <0123456789abcdef@partners.example.com>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Auto-Submitted: auto-generated",
            "X-Unsent: 1",
            "",
            "1 =3D 1",
            "",
            "S=C3=B6hne=20",
            "",
        ]
    )
}

@Test(arguments: [
    ("Canal Cycles", "Canal Cycles"), ("Cycles, Inc.", "\"Cycles, Inc.\""),
    ("The \"Wheel\" \\ Co", "\"The \\\"Wheel\\\" \\\\ Co\""), ("O'Neill & Co", "O'Neill & Co"),
    ("a@b <c>", "\"a@b <c>\""), ("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?="),
]) func `a name stands before its address so that it is read as it was`(
    _ name: String,
    _ written: String
) throws {
    #expect(try lines(message(to: name))[1] == "To: \(written) <canal@example.net>")
}

@Test func `lines of a text are at most 76 characters`() throws {
    // The 76th character is the sign of the break where a line goes on: RFC 2045, 6.7 (5).
    for count in 74...78 {
        let written = try lines(message(text: String(repeating: "a", count: count) + "\n"))[11...]
        #expect(written.map(\.utf8.count) == (count <= 76 ? [count, 0] : [76, count - 75, 0]))
    }
    let letters = try lines(message(text: String(repeating: "ö", count: 200) + "\n"))
    #expect(letters.allSatisfy { $0.utf8.count <= 76 })
}

@Test(arguments: [
    ("partners.example.com", "partners.example.com"), ("LOCALHOST", "localhost"),
    ("bücher.example", "host.invalid"), ("a..b", "host.invalid"), ("", "host.invalid"),
    ("x>\r\nBcc", "host.invalid"), ("[", "host.invalid"),
]) func `an id is of the site's host`(_ host: String, _ written: String) throws {
    #expect(try lines(message(host: host))[4] == "Message-ID: <0123456789abcdef@\(written)>")
}

@Test(arguments: [
    "a@example.com", "first.last+tag@sub.example.co", "o'neill_{x}@xn--bcher-kva.example",
    String(repeating: "a", count: 64) + "@example.com",
]) func `an address is taken`(_ text: String) {
    #expect(MailAddress(text)?.text == text)
}

@Test(arguments: [
    "", "a", "@example.com", "a@", "a@b", "a b@example.com", "a@example.com, b@example.com",
    "A <a@example.com>", "a@exa mple.com", ".a@example.com", "a..b@example.com", "a.@example.com",
    "a@-x.com", "a@x-.com", "a@x..com", "a@example.com.", "a@[127.0.0.1]", "\"a\"@example.com",
    "a@b@example.com", "ä@example.com", "a@bücher.example", "a@example.com\r\nBcc: b@example.com",
    "a\n@example.com", String(repeating: "a", count: 65) + "@example.com",
    "a@" + String(repeating: "b", count: 64) + ".com",
    "a@" + Array(repeating: String(repeating: "b", count: 60), count: 5).joined(separator: "."),
]) func `an address is refused`(_ text: String) {
    #expect(MailAddress(text) == nil)
}

/// What Python reads in a mail.
private struct ReadMail: Decodable {
    let names: [String]
    let from: [String]
    let to: [String]
    let subject: String
    let day: String
    let text: String
    let faults: [String]
}

/// Names and subjects that would lead out of a header or be read as something else there.
private let hostile = [
    "Canal Cycles", "x\r\nBcc: thief@example.com", "x\nBcc: thief@example.com\n\nText", "\r",
    "\u{0}",
    "a\u{2028}b\u{2029}c\u{85}d", "Köhler, \"Söhne\" <thief@example.com>", "a, b", "\"", "\\",
    "\\\"",
    "(comment)", "=?utf-8?Q?=0D=0ABcc:?=", "=?utf-8?B?", "  two  spaces  ", "自転車株式会社ひまわり支店",
    String(repeating: "🚲", count: 90), String(repeating: "long name ", count: 40) + "end",
    String(repeating: "x", count: 400), "a;b:c@d.e>",
    "e\u{301}" + String(repeating: "\u{301}", count: 60),
    "מאור <אופניים>", "", " ",
]

/// Has Python read mails that say each text as names, as subject and as text.
private func readMails(of texts: [String]) throws -> [ReadMail] {
    let python = "/usr/bin/python3"
    try #require(FileManager.default.isExecutableFile(atPath: python), "this test runs Python")
    let room = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: room, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: room) }
    var paths: [String] = []
    for (index, text) in texts.enumerated() {
        let mail = try message(from: text, to: text, subject: text, text: text + "\nend \n")
        for line in lines(mail) { #expect(line.utf8.count <= 76, "\(line)") }
        let path = room.appendingPathComponent("\(index).eml")
        try Data(mail.bytes).write(to: path)
        paths.append(path.path)
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [folder.appendingPathComponent("read_mail.py").path] + paths
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([ReadMail].self, from: output)
}

@Test func `another implementation reads names, subjects and texts as they were`() throws {
    let read = try readMails(of: hostile)
    #expect(read.count == hostile.count)
    for (mail, text) in zip(read, hostile) {
        let line = text.unicodeScalars.map { scalar in
            ["\r", "\n", "\u{0}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
                ? " " : String(scalar)
        }.joined()
        #expect(mail.names == expectedNames)
        let name = line.split(separator: " ").joined(separator: " ")
        #expect(mail.from == [name, "partners@example.com"])
        #expect(mail.to == [name, "canal@example.net"])
        #expect(mail.subject == line)
        #expect(mail.day == "1997-11-21T00:00:00+00:00")
        #expect(mail.faults == [])
        #expect(Array(mail.text.utf8) == Array((text + "\nend \n").utf8))
    }
}

private let expectedNames = [
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding", "Auto-Submitted", "X-Unsent",
]
