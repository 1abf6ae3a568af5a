import ContentReader
import Foundation
import Markup
import Sealing
import StatementSite
import Testing

private let name = String(repeating: "abcd", count: 8)

private func page(payload: String = "QUJD", name: String = name) throws -> String {
    let bytes = try sealedShell(locales: "id, en").page(
        payload: payload,
        site: "0f",
        name: name,
        period: "2026-Q1"
    )
    return String(decoding: bytes, as: UTF8.self)
}

/// What stands between two texts, for each time that they stand there.
private func between(_ start: String, _ end: String, in text: String) -> [String] {
    text.components(separatedBy: start).dropFirst().map {
        $0.components(separatedBy: end)[0]
    }
}

@Test func `a sealed page's policy admits its one script and its one stylesheet by their bytes`()
    throws
{
    let page = try page()
    let scripts = between("<script>", "</script>", in: page)
    let styles = between("<style>", "</style>", in: page)
    #expect(scripts.count == 1 && styles.count == 1)
    let digests = (scripts + styles).map { Digest(of: Array($0.utf8)).base64 }
    let policy = try #require(between("Policy\" content=\"", "\"", in: page).first)
    #expect(
        policy.replacing("&#39;", with: "'")
            == "default-src 'none'; script-src 'sha256-\(digests[0])'; "
            + "style-src 'sha256-\(digests[1])'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; require-trusted-types-for 'script'; trusted-types guerdon"
    )
    #expect(styles[0].contains("--accent:#7a1f5c"))
}

@Test func `the payload is the last element of a sealed page, behind the script that reads it`()
    throws
{
    let page = try page(payload: "QUJDRA==")
    let payload = try #require(page.range(of: ">QUJDRA==</script>\n</body>\n</html>\n"))
    let script = try #require(page.range(of: "<script>"))
    #expect(script.upperBound < payload.lowerBound && payload.upperBound == page.endIndex)
    let data = "id=\"sealed\" data-site=\"0f\" data-name=\"\(name)\" data-period=\"2026-Q1\">"
    #expect(page.contains("<script type=\"application/octet-stream\" \(data)"))
}

@Test func `two pages of a site differ in their payload and its names alone`() throws {
    let other = String(name.reversed())
    let replaced = try page(payload: "REVG", name: other).replacing(other, with: name)
    #expect(try page() == replaced.replacing("REVG", with: "QUJD"))
}

@Test func `a sealed page speaks each locale of the site and loads nothing`() throws {
    let page = try page()
    #expect(page.contains("<html lang=\"id\""))
    #expect(between("data-locale=\"", "\"", in: page) == ["id", "en"])
    #expect(page.contains("<title>Halaman tersegel</title>"))
    #expect(page.contains(">Sealed page</h1>"))
    #expect(page.contains("Vendor &lt;&amp; Sons&gt;"))
    let script = try #require(between("<script>", "</script>", in: page).first)
    let rest = page.replacing(script, with: "")
    for outside in ["src=", "<link", "url(", "@import", " style=", "action=", "://"] {
        #expect(!rest.contains(outside), "\(outside)")
    }
}

@Test func `no template but the sealed page's has a script, an event or a style of its own`() throws
{
    let banned = try Regex(#"<script|<iframe|<object|<embed|<style|\sstyle\s*=|\son[a-z]+\s*="#)
    for file in try templateFiles(".html") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(!text.contains(banned), "\(file.path)")
    }
    for sample in ["<p style=\"a\">", "<p onclick='a'>", "<script>", "<p\nonload =x>"] {
        #expect(sample.contains(banned), "\(sample)")
    }
}

@Test(arguments: [
    ("a</STYLE >", "</STYLE", 1), ("x = '</script>'", "</script", 5), ("<!-- a", "<!--", 0),
    ("ab<Script>", "<Script", 2), ("a\u{0}", "a zero byte", 1),
])
func `what would end an element inside a page is refused`(text: String, found: String, offset: Int)
    throws
{
    for kind in [InlineText.Kind.style, .script] {
        do {
            _ = try InlineText(kind, Array(text.utf8))
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.found == found && error.offset == offset)
        }
    }
}

@Test func `a text inside a page has the line ends that a browser takes its digest of`() throws {
    let text = try InlineText(.style, [0xEF, 0xBB, 0xBF] + Array("a\r\nb\rc\n\r\n< d".utf8))
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a\nb\nc\n\n< d")
    #expect(text.element == "<style>a\nb\nc\n\n< d</style>")
    #expect(throws: InlineText.Refused.self) { try InlineText(.style, [0xC3]) }
}
