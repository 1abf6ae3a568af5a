import Diagnostics

extension Diagnostic {
    static func notInEncoding(
        _ encoding: String,
        byte: UInt8,
        offset: Int,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .notInEncoding,
            at: place,
            "the file is not \(encoding)",
            found: "byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(offset)",
            hint: "save it as UTF-8, or name its encoding in sources.yaml"
        )
    }

    static func nullByte(offset: Int, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .controlCharacter,
            at: place,
            "a text file has no NUL byte",
            found: "NUL at offset \(offset)",
            hint: "is it UTF-16? Name its encoding in sources.yaml"
        )
    }

    static func controlCharacter(_ byte: UInt8, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .controlCharacter,
            at: place,
            "a text file has no control characters",
            found: "U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))",
            hint: "take it out"
        )
    }

    static func yamlSyntax(_ problem: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlSyntax,
            at: place,
            "the YAML does not parse: \(problem)",
            hint: "check the indentation, the colons and the quotes above this place"
        )
    }

    static func yamlAnchor(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlAnchor,
            at: place,
            "anchors, aliases and merge keys are not accepted",
            hint: "write the value out, or put it in quotes if it is text"
        )
    }

    static func yamlTag(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlTag,
            at: place,
            "tags and directives are not accepted",
            hint: "take it away, or put the value in quotes if it is text"
        )
    }

    static func yamlTab(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlTab,
            at: place,
            "YAML is indented with spaces, not with tabs",
            hint: "write two spaces for the tab"
        )
    }

    static func yamlTooDeep(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlTooDeep,
            at: place,
            "a document has at most \(YAMLNode.depthLimit) levels",
            hint: "write it flatter"
        )
    }

    static func yamlTooLarge(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlTooLarge,
            at: place,
            "a YAML document has at most 1 MiB",
            hint: "many partners or sales belong in a CSV file"
        )
    }

    static func yamlSecondDocument(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlSecondDocument,
            at: place,
            "a file holds one document",
            hint: "put the second one in a file of its own"
        )
    }

    static func yamlKeyNotText(at place: SourceRange) -> Diagnostic {
        Diagnostic(.yamlSyntax, at: place, "a key is a text", hint: "write `key: value`")
    }

    static func duplicateKey(
        _ key: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .duplicateKey,
            at: place,
            "a key stands once in its mapping",
            found: key,
            hint: "it stands first at line \(first.start.line), column \(first.start.column); "
                + "keep one of them"
        )
    }

    static func invisibleInKey(_ scalar: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return Diagnostic(
            .invisibleInKey,
            at: place,
            "a key has no invisible characters",
            found: "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits,
            hint: "type the key again by hand"
        )
    }

    static func noFrontMatter(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noFrontMatter,
            at: place,
            "the document begins with its front matter",
            hint: "begin with a line `---`, then the keys, then another line `---`"
        )
    }

    static func openFrontMatter(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .openFrontMatter,
            at: place,
            "the front matter that begins here never ends",
            hint: "put a line `---` between the keys and the text"
        )
    }

    static func csvNoHeader(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvNoHeader,
            at: place,
            "a CSV file begins with the names of its columns",
            hint: "add a first line such as sale_id,day,partner"
        )
    }

    static func commaInFlow(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .ambiguousComma,
            at: place,
            "a comma between digits within {…} begins the next key",
            hint: "write a number without it, 50_000 or 2.5%, or a blank behind the comma"
        )
    }

    static func csvSeparatorLine(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvNoHeader,
            at: place,
            "a CSV file begins with the names of its columns",
            hint: "take the line `sep=` out, which only one spreadsheet reads"
        )
    }

    static func csvOtherDelimiter(_ mark: UInt8, at place: SourceRange) -> Diagnostic {
        let name = mark == 0x09 ? "tab" : String(Unicode.Scalar(mark))
        return Diagnostic(
            .csvOtherDelimiter,
            at: place,
            "this file parts its columns with another mark",
            found: name,
            hint:
                "save it with commas, or read it through sources.yaml with `delimiter: \"\(name)\"`"
        )
    }

    static func csvRaggedRow(
        expected: Int,
        found: Int,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .csvRaggedRow,
            at: place,
            "a row has a field for each of the \(expected) columns",
            found: "\(found) \(found == 1 ? "field" : "fields")",
            hint: found > expected
                ? "put a field that holds the delimiter in quotes"
                : "write the delimiter also for empty fields"
        )
    }

    static func csvTooManyColumns(_ count: Int, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvTooManyColumns,
            at: place,
            "a file has at most \(CSVTable.columnLimit) columns",
            found: "\(count) columns",
            hint: "is the delimiter right?"
        )
    }

    static func csvDuplicateColumn(
        _ name: String,
        firstColumn: Int,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .csvDuplicateColumn,
            at: place,
            "two columns have one name",
            found: name,
            hint: "the other stands at column \(firstColumn); rename one, or empty the name of the "
                + "one that is not to be read"
        )
    }

    static func csvLineTooLong(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvLineTooLong,
            at: place,
            "a line has at most 1 MiB",
            hint: "are the line ends right? LF, CRLF and CR are read"
        )
    }

    static func csvOpenQuote(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvOpenQuote,
            at: place,
            "the quote that opens here never ends",
            hint: "close it; a quote inside a field is written twice"
        )
    }

    static func csvTextBehindQuote(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvTextBehindQuote,
            at: place,
            "nothing stands between a closing quote and the delimiter",
            hint: "a quote inside a field is written twice"
        )
    }

    static func csvBareQuote(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .csvBareQuote,
            at: place,
            "a field with a quote inside stands in quotes",
            hint: "put the field in quotes and write the quote inside twice"
        )
    }
}
