import Foundation
import Publisher
import Testing

private func refused(_ path: String, _ site: String) throws -> PublishFailure {
    try refusal { () throws(PublishFailure) in
        _ = try PrivateFile(path: path, outside: site).read(limitBytes: 100)
    }
}

@Test func `a private file is saved for its owner and read by nobody else`() throws {
    let bench = try Bench()
    let path = "\(bench.root)/keyring"
    let file = try PrivateFile(path: path, outside: bench.site)
    try file.save(Array("one".utf8), .asNew)
    #expect(try bench.mode("../keyring") == 0o600)
    #expect(try file.read(limitBytes: 100) == Array("one".utf8))
    #expect(
        try refusal { () throws(PublishFailure) in try file.save([], .asNew) }
            == .alreadyThere(path: path)
    )
    try file.save(Array("two".utf8), .replacing)
    #expect(try file.read(limitBytes: 100) == Array("two".utf8))
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: bench.root).sorted() == [
            "keyring", "site",
        ]
    )
    for mode in [0o640, 0o604, 0o660, 0o700, 0o400] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(try refused(path, bench.site) == .unsafePrivate(path: path, .permissions))
    }
}

@Test func `a private file of another user is refused`() throws {
    guard geteuid() == 0 else { return }
    let bench = try Bench()
    let path = "\(bench.root)/keyring"
    try PrivateFile(path: path, outside: bench.site).save([], .asNew)
    #expect(unsafe chown(path, 1, 1) == 0)
    #expect(try refused(path, bench.site) == .unsafePrivate(path: path, .owner))
}

@Test func `a private file below the site is refused, by whatever path`() throws {
    let bench = try Bench()
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.root)/way",
        withDestinationPath: "site/content"
    )
    for path in ["site/keyring", "site/content/keyring", "way/keyring", "site/../site/keyring"] {
        let place = "\(bench.root)/\(path)"
        #expect(try refused(place, bench.site) == .unsafePrivate(path: place, .site))
        #expect(try refused(place, "\(bench.site)/") == .unsafePrivate(path: place, .site))
    }
}

@Test func `a private file in a git work tree is refused`() throws {
    let bench = try Bench()
    try bench.put("ref: refs/heads/main\n", at: "../work/.git/HEAD")
    try bench.put("gitdir: ../work/.git\n", at: "../linked/.git")
    try FileManager.default.createDirectory(
        atPath: "\(bench.root)/work/deep/er",
        withIntermediateDirectories: true
    )
    for path in ["work/keyring", "work/deep/er/keyring", "linked/keyring"] {
        let place = "\(bench.root)/\(path)"
        #expect(try refused(place, bench.site) == .unsafePrivate(path: place, .gitWorkTree))
    }
}

@Test func `a private file is no link, no folder and not long`() throws {
    let bench = try Bench()
    let path = "\(bench.root)/keyring"
    try PrivateFile(path: path, outside: bench.site).save(
        Array(repeating: 0x61, count: 101),
        .asNew
    )
    #expect(try refused(path, bench.site) == .tooLarge(path: path, limitBytes: 100))
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.root)/link",
        withDestinationPath: "keyring"
    )
    let link = "\(bench.root)/link"
    #expect(try refused(link, bench.site) == .notAFile(path: link, .symbolicLink))
    #expect(try refused("\(bench.root)/gone", bench.site).isMissing)
    #expect(try refused("\(bench.root)/gone/keyring", bench.site).isMissing)
    #expect(try refused("\(bench.root)/..", bench.site) == .unsafePath(".."))
    #expect(try refused("\(bench.root)/", bench.site) == .unsafePath(""))
}

@Test func `a private folder and what is saved in it are their owner's alone`() throws {
    let bench = try Bench()
    let folder = try PrivateFolder(making: "\(bench.root)/mails/", outside: bench.site)
    #expect(try bench.mode("../mails") == 0o700)
    try folder.save(Array("one".utf8), as: "b.eml")
    try folder.save(Array("two".utf8), as: "a.eml")
    try folder.save(Array("three".utf8), as: "b.eml")
    #expect(try folder.names() == ["a.eml", "b.eml"])
    #expect(try bench.mode("../mails/b.eml") == 0o600)
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: "\(bench.root)/mails").sorted()
            == ["a.eml", "b.eml"]
    )
    let again = try PrivateFolder(making: "\(bench.root)/mails", outside: bench.site)
    #expect(try again.names() == ["a.eml", "b.eml"])
}

@Test func `a private folder in the site or in a git work tree is refused, and not made`() throws {
    let bench = try Bench()
    try bench.put("ref: refs/heads/main\n", at: "../work/.git/HEAD")
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.root)/way",
        withDestinationPath: "site/content"
    )
    for (path, why) in [
        ("site", PublishFailure.UnsafePrivate.site), ("site/mails", .site), ("way", .site),
        ("way/mails", .site), ("site/content/..", .site), ("work", .gitWorkTree),
        ("work/mails", .gitWorkTree),
    ] {
        let place = "\(bench.root)/\(path)"
        let failure = try refusal { () throws(PublishFailure) in
            _ = try PrivateFolder(making: place, outside: bench.site)
        }
        #expect(failure == .unsafePrivate(path: place, why), "\(path)")
    }
    for path in ["site/mails", "site/content/mails", "work/mails"] {
        #expect(!FileManager.default.fileExists(atPath: "\(bench.root)/\(path)"), "\(path)")
    }
}
