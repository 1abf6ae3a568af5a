import Diagnostics
import Incentives

extension Diagnostic {
    static func notYet(_ what: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .notYet,
            at: place,
            "`\(what)` is not computed by this version",
            hint: "take it out; a rule that is read and ignored would pay a wrong sum"
        )
    }

    static func wrongForm(
        _ node: YAMLNode,
        expected: String,
        hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .wrongForm,
            at: node.place,
            "here stands \(expected)",
            found: node.described,
            hint: hint
        )
    }

    static func unknownKey(
        _ key: String,
        of subject: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        if let (letter, name) = confusableLetter(in: key) {
            return Diagnostic(
                .unknownKey,
                at: place,
                "the key holds the letter \(letter) (\(name))",
                found: key,
                hint: "type it again with Latin letters"
            )
        }
        let near = suggestName(for: key, among: known)
        return Diagnostic(
            .unknownKey,
            at: place,
            "\(subject) has no such key",
            found: key,
            hint: near.map { "did you mean `\($0)`?" }
                ?? "the keys are \(known.joined(separator: ", "))"
        )
    }

    static func missingKey(
        _ key: String,
        of subject: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .missingKey,
            at: place,
            "\(subject) needs `\(key)`",
            hint: "add a line `\(key): …`"
        )
    }

    static func badNumber(
        _ fault: NumberFault,
        _ text: String,
        ofSource: Bool = false,
        at place: SourceRange
    ) -> Diagnostic {
        let (code, message, hint): (DiagnosticCode, String, String) =
            switch fault {
            case .empty: (.badNumber, "a number is due here", "write one, such as 1400.00")
            case .comma:
                (
                    .ambiguousComma, "a comma in a number is ambiguous",
                    ofSource
                        ? "say in the source what it marks: `decimal: \",\"` or `grouping: \",\"`"
                        : "write \(suggestNumber(for: text)); a point marks decimals, "
                            + "an underscore thousands"
                )
            case .currencySign:
                (.badNumber, "a number has no currency sign", "write the code behind it: 50 USD")
            case .exponent: (.badNumber, "a number has no exponent", "write all its digits")
            case .space:
                (
                    .badNumber, "a number has no spaces",
                    "take them out; thousands may have underscores: 50_000"
                )
            case .foreignMinus:
                (.badNumber, "a minus is the hyphen of the keyboard", "write - for −")
            case .parentheses:
                (.badNumber, "a number below zero has a minus", "write -5 for (5)")
            case .plus: (.badNumber, "a number has no plus", "leave the + out")
            case .foreignDigits:
                (.badNumber, "a number has the digits 0 to 9", "type it with these digits")
            case .misplacedGrouping:
                (.badNumber, "thousands are groups of three digits", "count the digits again")
            case .incompleteDecimals:
                (.badNumber, "a decimal point has digits behind it", "write 5.0, or 5")
            case .tooManyDecimals(let most):
                (
                    .tooManyDecimals, "a number here has at most \(most) decimals",
                    text.hasSuffix("000")
                        ? "write thousands as 50_000; a point marks decimals"
                        : "round it yourself; nothing is rounded in silence"
                )
            case .outOfRange: (.numberOutOfRange, "the number is too large", "check its unit")
            case .form:
                (
                    .badNumber, "this is no number",
                    ofSource
                        ? "the source says how its numbers are written: `decimal`, `grouping`"
                        : "write one, such as 1400.00"
                )
            }
        return Diagnostic(code, at: place, message, found: text, hint: hint)
    }

    static func badRate(_ fault: RateFault, _ text: String, at place: SourceRange) -> Diagnostic {
        switch fault {
        case .withoutPercent(let suggestion):
            return Diagnostic(
                .rateWithoutPercent,
                at: place,
                "a rate is written with %",
                found: text,
                hint: suggestion.map { "write \($0), if that is meant" }
            )
        case .number(.form), .number(.empty):
            return Diagnostic(
                .badRate,
                at: place,
                "a rate is a number with %",
                found: text,
                hint: "write one, such as 3.5%"
            )
        case .number(let fault): return .badNumber(fault, text, at: place)
        }
    }

    static func rateOutOfRange(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .rateOutOfRange,
            at: place,
            "a reward or a share is 0% to 100%",
            found: text,
            hint: "check the decimal point"
        )
    }

    static func badEmail(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badEmail,
            at: place,
            "a mail address is written name@domain",
            found: text,
            hint: text.utf8.allSatisfy { $0 < 0x80 }
                ? "one address, without a name beside it, such as partners@example.com"
                : "only ASCII passes every mail system; a domain in another script is written xn--…"
        )
    }

    static func badDay(
        _ text: String,
        _ format: DayFormat = .own,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badDay,
            at: place,
            "a day is written \(format.pattern), from 1970 to 2199",
            found: text,
            hint: format == .own
                ? "year, month and day, with hyphens; does the month have that day?"
                : "the source says so under `day`; does the month have that day?"
        )
    }

    /// `strange` is the part of it that is no day.
    static func badSpan(_ text: String, strange: String?, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSpan,
            at: place,
            "a span is written 2026-01-01..2026-12-31",
            found: text,
            hint: strange.map { "`\($0)` is no day" }
                ?? "its end is not before its start; without an end it is 2026-01-01.."
        )
    }

    static func badPeriod(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPeriod,
            at: place,
            "a period is written 2026, 2026-H1, 2026-Q1 or 2026-03",
            found: text
        )
    }

    static func badDuration(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDuration,
            at: place,
            "a duration is written 30 days, 6 months or 2 years",
            found: text
        )
    }

    static func badPeriodCount(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPeriodCount,
            at: place,
            "corrections reach back so many statement periods, such as 12 periods",
            found: text
        )
    }

    static func badID(_ fault: IDFault, _ text: String, at place: SourceRange) -> Diagnostic {
        let hint =
            switch fault {
            case .empty: "write one"
            case .tooLong: "shorten it to 64 characters"
            case .character(let scalar):
                scalar == "/" || scalar == "\\"
                    ? "an id becomes a path, so it holds no slash; write - for it"
                    : "an id becomes a path; write - for \(shown(scalar))"
            case .start: "let it start with a letter or a digit"
            case .reserved: "file systems or pages of ours have this name; choose another"
            }
        return Diagnostic(
            .badID,
            at: place,
            fault == .reserved
                ? "the name of an id is one that is taken"
                : "an id is letters, digits, points, underscores and hyphens",
            found: text,
            hint: hint
        )
    }

    static func unknownValue(
        _ text: String,
        of what: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        let near = suggestName(for: text, among: known)
        let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
        return Diagnostic(
            .unknownValue,
            at: place,
            "there is no such \(what)",
            found: text,
            hint: near.map { "did you mean `\($0)`?" }
                ?? (known.isEmpty ? "none is declared" : "there is \(list)")
        )
    }

    static func unknownCurrency(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownCurrency,
            at: place,
            "a currency is a code of ISO 4217",
            found: text,
            hint: suggestName(for: text.uppercased(), among: Currency.codes).map {
                "did you mean `\($0)`?"
            }
        )
    }
}

private func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.properties.isWhitespace ? "a space" : "`\(scalar)`"
}

/// A letter of another script that looks like a Latin one, with its name.
private func confusableLetter(in key: String) -> (String, String)? {
    for scalar in key.unicodeScalars where (0x0370...0x052F).contains(scalar.value) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return (String(scalar), "U+0\(digits), \(scalar.value < 0x0400 ? "Greek" : "Cyrillic")")
    }
    return nil
}

/// `50,000` as it should be written.
private func suggestNumber(for text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isThousands = parts.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
    return parts.joined(separator: isThousands ? "_" : ".")
}

extension YAMLNode {
    /// What stands here, for a message.
    var described: String {
        switch kind {
        case .scalar(let text, _): text
        case .sequence(let items): "a list of \(items.count)"
        case .mapping(let entries):
            "a mapping with \(entries.map(\.key).prefix(3).joined(separator: ", "))"
        }
    }
}
