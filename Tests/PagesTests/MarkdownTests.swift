import Diagnostics
import Markdown
import Markup
import Testing

private func parse(_ text: String) throws -> (MarkdownDocument, [Diagnostic]) {
    let (document, faults) = try parseMarkdown(
        file: "content/pages/a.md",
        bytes: Array(text.utf8),
        firstLine: 5,
        drawn: ["tiers", "example"]
    )
    return (document, faults)
}

/// A document's blocks, one a line.
private func blocks(_ text: String) throws -> [String] {
    try parse(text).0.blocks.map { block in
        switch block {
        case .heading(let text, let anchor): "# \(text) #\(anchor)"
        case .html(let html):
            String(decoding: html.bytes, as: UTF8.self).replacing("\n", with: "")
        case .fenced(let fenced):
            "\(fenced.word)|\(fenced.argument)|\(fenced.content.replacing("\n", with: ";"))"
                + "|\(fenced.place.start.line):\(fenced.place.start.column)"
        }
    }
}

private func faults(_ text: String) throws -> [String] {
    try parse(text).1.map { fault in
        let start = fault.place?.start
        return
            "\(start?.line ?? 0):\(start?.column ?? 0) \(fault.code.rawValue) \(fault.found ?? "")"
    }
}

@Test func `the topmost headings make sections, those below stand under the page's own`() throws {
    #expect(
        try blocks("## One\n\ntext\n\n### Two\n\n## One\n") == [
            "# One #one", "<p>text</p>", "<h3 id=\"two\">Two</h3>", "# One #one-2",
        ]
    )
    #expect(try blocks("###### Deep\n") == ["# Deep #deep"])
}

@Test func `tables, lists and strikes are read as GitHub reads them`() throws {
    #expect(
        try blocks("|a|b|\n|-|-:|\n|1|2|\n") == [
            "<table><thead><tr><th>a</th><th align=\"right\">b</th></tr></thead>"
                + "<tbody><tr><td>1</td><td align=\"right\">2</td></tr></tbody></table>"
        ]
    )
    #expect(try blocks("~~old~~ new\n") == ["<p><del>old</del> new</p>"])
}

@Test func `a block that the rule draws comes with its word, its argument and its place`() throws {
    #expect(
        try blocks(
            "text\n\n```example A good quarter\nsales: []\npays: {a: 1}\n```\n\n~~~tiers a\n~~~\n"
        )
            == [
                "<p>text</p>", "example|A good quarter|sales: [];pays: {a: 1};|7:1",
                "tiers|a||12:1",
            ]
    )
    #expect(
        try blocks("```swift\nlet a = \"<\"\n```\n")
            == ["<pre><code class=\"language-swift\">let a = &quot;&lt;&quot;</code></pre>"]
    )
}

@Test func `line ends of every kind give the same blocks and lines`() throws {
    let text = "# A\n\ntext\n\n```tiers a\n```\n"
    let expected = try blocks(text)
    #expect(try blocks(text.replacing("\n", with: "\r\n")) == expected)
    #expect(try blocks(text.replacing("\n", with: "\r")) == expected)
}

@Test func `raw markup is left out and named, an unsafe address is an error`() throws {
    #expect(try blocks("a <b>c</b>\n").first?.contains("<b>") == false)
    #expect(try faults("a <b>c</b>\n").first == "5:1 markdown-raw-html <b>")
    #expect(try blocks("<script>x</script>\n").joined().contains("script>") == false)
    #expect(
        try faults("one\n\n[x](javascript:alert(1))\n")
            == ["7:1 markdown-unsafe-link javascript:alert(1)"]
    )
    #expect(try faults("![x](data:image/png;base64,AA)\n").count == 1)
    #expect(try faults("[a](https://example.com) [b](#x) <mailto:a@b.example>\n") == [])
}

@Test(arguments: [
    String(repeating: "> ", count: 20_000) + "a", String(repeating: "[", count: 60_000),
    String(repeating: "*a_ ", count: 20_000), String(repeating: "- ", count: 5_000) + "a",
    String(repeating: "![", count: 30_000), String(repeating: "`a``", count: 20_000),
    String(repeating: "&#", count: 50_000), String(repeating: "<a", count: 50_000),
    "[a]: /x\n" + String(repeating: "[a]", count: 1_000),
])
func `a text made to be slow or deep is read or refused`(text: String) throws {
    do throws(Diagnostic) {
        let (document, _) = try parseMarkdown(
            file: "a.md",
            bytes: Array(text.utf8),
            firstLine: 1,
            drawn: []
        )
        #expect(!document.blocks.isEmpty)
    } catch {
        #expect(error.code == .markdownTooMuchOutput)
    }
}
