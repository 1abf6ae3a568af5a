import Markup
import Testing

private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

@Test func `a text put into markup is escaped, markup is not`() {
    let name = "<b a=\"1\" c='2'>&amp;"
    #expect(
        text("<p>\(name)</p>") == "<p>&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;</p>"
    )
    let bold: HTML = "<b>\("x<y")</b>"
    #expect(text("<p>\(bold), \(3)</p>") == "<p><b>x&lt;y</b>, 3</p>")
    #expect(HTML().isEmpty && !HTML(text: "a").isEmpty)
}

@Test(arguments: [
    "https://example.com/a?b=c#d", "HTTP://example.com", "mailto:a@b.example", "a/b.html", "../x",
    "#lines", "/a", "?q=1:2", "a/b:c", "",
])
func `an address of the web, of mail or of the site is safe`(address: String) {
    #expect(SafeURL(address)?.text == address)
}

@Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc",
    "//evil.example/x", "java\tscript:alert(1)", " javascript:alert(1)", "java\u{200B}script:x",
    "http:\\\\evil", "https://exa\u{202E}mple.com", "a b", "a\nb", "a\u{7F}b", "ftp://example.com",
])
func `any other address is not`(address: String) {
    #expect(SafeURL(address) == nil)
}

@Test func `a picture inside a page is an address that loads nothing`() {
    #expect(SafeURL(.svg, base64: "PHN2Zz4=").text == "data:image/svg+xml;base64,PHN2Zz4=")
    #expect(SafeURL.Picture.allCases.map(\.rawValue).contains("png"))
}

@Test func `a cell that a spreadsheet would run is kept as text`() {
    var csv = CSVText()
    csv.append([.text("plain"), .text("a,b"), .text("say \"hi\""), .text("two\nlines")])
    csv.append([.text("=1+1"), .text("+1"), .text("-1"), .text("@x"), .text("\tx"), .text("\rx")])
    csv.append([.figure("-12.50"), .text(""), .text("a=b")])
    let expected = """
        plain,"a,b","say ""hi\""","two
        lines"
        "'=1+1","'+1","'-1","'@x","'\tx","'\rx"
        -12.50,,a=b

        """
    #expect(String(decoding: csv.bytes, as: UTF8.self) == expected)
}

@Test func `a colour has the luminance of WCAG, and grows lighter until it is light enough`() throws
{
    #expect(Colour("#000000")?.luminance == 0)
    #expect(Colour("#ffffff")?.luminance == 10_000)
    // By WCAG's own formula: 0.2126, 0.7152 and 0.0722 for the pure channels, 0.2159 for #808080.
    #expect(Colour("#ff0000")?.luminance == 2_126)
    #expect(Colour("#00ff00")?.luminance == 7_152)
    #expect(Colour("#0000ff")?.luminance == 722)
    let grey = try #require(Colour("#808080")?.luminance)
    #expect((2_155...2_163).contains(grey))
    let green = try #require(Colour("#0B6E4F"))
    #expect(green.css == "#0b6e4f")
    #expect(green.lightened(toLuminance: 0) == green)
    let light = green.lightened(toLuminance: 3_470)
    #expect((3_470...5_000).contains(light.luminance))
    #expect(Colour("#010203")?.lightened(toLuminance: 10_000).css == "#ffffff")
    for wrong in ["0b6e4f", "#0b6e4", "#0b6e4f0", "#0b6e4g", "", "#+1+1+1"] {
        #expect(Colour(wrong) == nil, "\(wrong)")
    }
}
