import Diagnostics
import Markup
import Templates
import Testing

private let itemShape = RecordShape(["name": .text, "isLast": .flag])
private let shape = RecordShape([
    "title": .text, "body": .html, "url": .url, "shown": .flag, "items": .list(itemShape),
    "t": .record(RecordShape(texts: ["hello"])), "empty": .text,
])

private func record(items: [(name: String, isLast: Bool)] = []) throws -> TemplateRecord {
    TemplateRecord(
        shape,
        [
            "title": .text("a \"b\" <c> & 'd'"), "body": .html("<i>\("<")</i>"),
            "url": .url(try #require(SafeURL("a?b=1&c=2"))), "shown": .flag(true),
            "items": .list(
                items.map {
                    TemplateRecord(
                        itemShape,
                        ["name": .text($0.name), "isLast": .flag($0.isLast)]
                    )
                }
            ), "t": .record(TemplateRecord(texts: ["Hello"])), "empty": .text(""),
        ]
    )
}

/// Compiles a page and its partials; gives the page, or the codes of what is wrong with it.
private func render(
    _ page: String,
    partials: [String: String] = [:],
    items: [(name: String, isLast: Bool)] = []
) throws -> String {
    var templates: [String: Template] = [:]
    do throws(Diagnostic) {
        templates["page"] = try parseTemplate(file: "page.html", bytes: Array(page.utf8))
        for (name, text) in partials {
            templates[name] = try parseTemplate(file: "\(name).html", bytes: Array(text.utf8))
        }
    } catch {
        return error.code.rawValue
    }
    let (compiled, faults) = compileTemplate("page", among: templates, shape: shape)
    guard let compiled else { return faults.map(\.code.rawValue).joined(separator: " ") }
    var bytes: [UInt8] = []
    renderTemplate(compiled, try record(items: items), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

@Test func `a text is escaped in text and in an attribute, markup and addresses stay`() throws {
    #expect(
        try render("<p title=\"{{title}}\">{{title}}</p>{{body}}<a href='{{url}}'>x</a>")
            == "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;\">"
            + "a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;</p><i>&lt;</i>"
            + "<a href='a?b=1&amp;c=2'>x</a>"
    )
}

@Test func `a section is shown for what is there, its inverse for what is not`() throws {
    #expect(try render("{{#shown}}y{{/shown}}{{^shown}}n{{/shown}}") == "y")
    #expect(try render("{{#empty}}y{{/empty}}{{^empty}}n{{/empty}}") == "n")
    #expect(try render("{{#items}}y{{/items}}{{^items}}n{{/items}}") == "n")
    #expect(
        try render(
            "{{#items}}{{name}}{{^isLast}}, {{/isLast}}{{/items}}",
            items: [("a", false), ("<b>", true)]
        ) == "a, &lt;b&gt;"
    )
}

@Test func `a dotted name leads into a record, an outer field is seen from inside`() throws {
    #expect(
        try render("{{#items}}{{t.hello}} {{name}}: {{empty}}.{{/items}}", items: [("a", true)])
            == "Hello a: ."
    )
    #expect(try render("{{#t}}{{hello}}{{/t}}") == "Hello")
}

@Test func `a tag that stands alone takes its line, and one beside text does not`() throws {
    #expect(
        try render("a\n  {{#shown}}\nb\n  {{/shown}}\nc\n{{! said aside }}\nd\n")
            == "a\nb\nc\nd\n"
    )
    #expect(try render("a {{#shown}}b{{/shown}} c\r\n{{#shown}}\r\nd{{/shown}}") == "a b c\r\nd")
    #expect(try render("a\n{{>part}}\nb\n", partials: ["part": "x\n"]) == "a\nx\nb\n")
}

@Test func `partials see what their page sees, and may not include themselves`() throws {
    #expect(
        try render(
            "{{#items}}{{>row}}{{/items}}",
            partials: ["row": "[{{name}}]"],
            items: [("a", false), ("b", true)]
        ) == "[a][b]"
    )
    #expect(
        try render("{{>a}}", partials: ["a": "{{>b}}", "b": "{{>a}}"]) == "template-partial-cycle"
    )
    #expect(try render("{{>nobody}}") == "template-missing-partial")
}

@Test(arguments: [
    ("{{titel}}", "template-unknown-field"), ("{{shown}}", "template-not-a-value"),
    ("{{{title}}}", "template-raw-tag"), ("{{&title}}", "template-raw-tag"),
    ("{{=<% %>=}}", "template-delimiters"), ("{{title", "template-open-tag"),
    ("{{#shown}}", "template-open-section"), ("{{/shown}}", "template-wrong-end"),
    ("{{#shown}}{{/title}}", "template-wrong-end"),
    ("<a href=\"{{title}}\">", "template-text-as-url"),
    ("<p title=\"{{body}}\">", "template-markup-in-attribute"),
    ("<script>{{title}}</script>", "template-unsafe-place"),
    ("<style>{{title}}</style>", "template-unsafe-place"),
    ("<p onclick=\"{{title}}\">", "template-unsafe-place"),
    ("<p style=\"{{title}}\">", "template-unsafe-place"),
    ("<p {{title}}>", "template-unsafe-place"), ("<{{title}}>", "template-unsafe-place"),
    ("<p title={{title}}>", "template-unsafe-place"),
    ("<!-- {{title}} -->", "template-unsafe-place"),
    ("{{#shown}}<p title=\"{{/shown}}", "template-context-change"),
])
func `a tag that is none of ours, or stands where nothing is safe, is refused`(
    page: String,
    code: String
) throws {
    let codes = try render(page)
    #expect(codes.split(separator: " ").contains(Substring(code)), "\(codes)")
}
