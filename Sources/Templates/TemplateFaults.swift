import Diagnostics

extension Diagnostic {
    static func templateTooLarge(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateTooLarge,
            at: place,
            "a template has at most 1 MiB",
            hint: "put its parts into partials"
        )
    }

    static func templateOpenTag(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateOpenTag,
            at: place,
            "a tag that begins here does not end on its line",
            hint: "close it with }}"
        )
    }

    static func templateRawTag(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateRawTag,
            at: place,
            "tags that do not escape are not accepted",
            hint: "write {{name}}; a field that holds markup is written as it is"
        )
    }

    static func templateDelimiters(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateDelimiters,
            at: place,
            "the delimiters of tags are {{ and }}",
            hint: "take this tag out"
        )
    }

    static func templateOpenSection(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateOpenSection,
            at: place,
            "the section that begins here never ends",
            found: name,
            hint: "close it with {{/\(name)}}"
        )
    }

    static func templateWrongEnd(
        _ name: String,
        expected: Template.Tag?,
        at place: SourceRange
    ) -> Diagnostic {
        let hint = expected.map {
            "{{#\($0.name)}} of line \($0.place.start.line) is open; close it first"
        }
        return Diagnostic(
            .templateWrongEnd,
            at: place,
            "a section ends that is not the open one",
            found: name,
            hint: hint ?? "no section is open; take this tag out"
        )
    }

    static func templateMissingPartial(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .templateMissingPartial,
            at: place,
            "there is no such partial",
            found: name,
            hint: suggestName(for: name, among: known).map { "did you mean `\($0)`?" }
                ?? "partials stand in templates/partials/"
        )
    }

    static func templatePartialCycle(_ names: [String], at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templatePartialCycle,
            at: place,
            "a partial includes itself",
            found: names.joined(separator: " > "),
            hint: "break the circle"
        )
    }

    static func templateTooDeep(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateTooDeep,
            at: place,
            "sections and partials nest at most \(Template.depthLimit) deep",
            hint: "join some of them"
        )
    }

    static func templateUnknownField(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return Diagnostic(
            .templateUnknownField,
            at: place,
            "the tag names no field of this page",
            found: name,
            hint: suggestName(for: last, among: known).map { "did you mean `\($0)`?" }
                ?? "there is \(known.prefix(12).joined(separator: ", "))"
        )
    }

    static func templateNotAValue(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateNotAValue,
            at: place,
            "the field is a section's, not a value",
            found: name,
            hint: "write {{#\(name)}}…{{/\(name)}}"
        )
    }

    static func templateUnsafePlace(
        _ name: String,
        _ htmlPlace: HTMLPlace,
        at place: SourceRange
    ) -> Diagnostic {
        let (what, hint) =
            switch htmlPlace {
            case .comment: ("in a comment", "take it out of the comment")
            case .rawText(let element): ("in <\(element)>", "put it into the page's text")
            case .tagName, .tag, .attributeName: ("in a tag", "tags stand in text and in values")
            case .attributeStart, .bareAttribute:
                ("in an attribute without quotes", "put the value in quotes")
            case .attribute(_, let name, _, _): ("in \(name)=", "no escaping is safe there")
            case .text: ("here", "")
            }
        return Diagnostic(
            .templateUnsafePlace,
            at: place,
            "no value stands \(what)",
            found: name,
            hint: hint
        )
    }

    static func templateMarkupInAttribute(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateMarkupInAttribute,
            at: place,
            "markup does not stand in an attribute",
            found: name,
            hint: "use a field that holds text"
        )
    }

    static func templateTextAsURL(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateTextAsURL,
            at: place,
            "an address is a whole field that holds one",
            found: name,
            hint: "use a field that holds an address, at the start of the value"
        )
    }

    static func templateContextChange(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateContextChange,
            at: place,
            "a section begins and ends in the same place of the markup",
            found: name,
            hint: "close inside it what it opens"
        )
    }
}
