import Sealing
import Testing

private let keys = Keyring.demo(head: .none)
private let partner = keys.partnerCode(of: "kuta-cycles", link: 1)
private let name = partner.pageName(of: "2026-Q1")
private let texts = SealedTexts(html: Array("<p>ü</p>".utf8), csv: [], json: Array("{}".utf8))
private let page = SealedPage.seal(
    texts,
    with: partner.periodCode(of: "2026-Q1"),
    site: keys.site,
    name: name
)
private let element = """
    <script type="application/octet-stream" id="sealed" data-site="\(keys.site.text)" \
    data-name="\(name.text)" data-period="2026-Q1">\(page.base64)</script>
    """
private let file =
    "<!doctype html>\n<title>…</title>\n<main>\(element)</main>\n<script>1</script>\n"

@Test func `a sealed page is found in its file, with what has to be known to open it`() throws {
    let read = try SealedFile(file)
    #expect(read.site == keys.site && read.name == name && read.period == "2026-Q1")
    #expect(read.page == page)
    let code = partner.periodCode(of: read.period)
    #expect(try read.page.open(with: code, site: read.site, name: read.name) == texts)
    #expect(try SealedFile(element).period == "2026-Q1")
}

struct FileCase: Sendable, CustomTestStringConvertible {
    let because: String, from: String, to: String, fault: SealedFile.Fault
    var testDescription: String { because }
}

@Test(arguments: [
    FileCase(because: "no element", from: "octet-stream", to: "json", fault: .noPage),
    FileCase(because: "two", from: "<main>", to: "<main>" + element, fault: .severalPages),
    FileCase(because: "no id", from: " id=\"sealed\"", to: "", fault: .strangeElement),
    FileCase(because: "two blanks", from: " data-name", to: "  data-name", fault: .strangeElement),
    FileCase(because: "another attribute", from: "Q1\">", to: "Q1\" a>", fault: .strangeElement),
    FileCase(because: "never closed", from: "=</script>", to: "=</style>", fault: .strangeElement),
    FileCase(because: "a site", from: "data-site=\"", to: "data-site=\"0", fault: .strangeSite),
    FileCase(because: "a name", from: "data-name=\"", to: "data-name=\"A", fault: .strangeName),
    FileCase(because: "no period", from: "=\"2026-Q1\"", to: "=\"\"", fault: .strangePeriod),
    FileCase(because: "a path", from: "=\"2026-Q1\"", to: "=\"../Q1\"", fault: .strangePeriod),
    FileCase(
        because: "a line feed in the base64",
        from: "=</script>",
        to: "=\n</script>",
        fault: .page(.strangeText)
    ),
    FileCase(
        because: "four digits less",
        from: String(page.base64.prefix(4)) + String(page.base64.dropFirst(4).prefix(4)),
        to: String(page.base64.prefix(4)),
        fault: .page(.strangeSize)
    ),
])
func `a file that is written otherwise says how`(_ given: FileCase) throws {
    let text = file.replacing(given.from, with: given.to, maxReplacements: 1)
    #expect(text != file)
    #expect(throws: given.fault) { try SealedFile(text) }
}

@Test func `a file that is cut anywhere holds no page`() {
    let bytes = Array(file.utf8)
    let end = bytes.count - Array("</main>\n<script>1</script>\n".utf8).count
    for count in Array(0..<300) + Array(stride(from: 300, to: end, by: 97)) + [end - 1] {
        #expect(throws: SealedFile.Fault.self, "\(count) bytes") {
            try SealedFile(String(decoding: bytes.prefix(count), as: UTF8.self))
        }
    }
    #expect(throws: Never.self) {
        try SealedFile(String(decoding: bytes.prefix(end), as: UTF8.self))
    }
}
