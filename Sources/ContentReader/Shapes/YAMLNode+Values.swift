import Diagnostics
import Incentives

/// Readers of single values; each reports what it can't read and gives nil.
extension YAMLNode {
    /// A text that is not empty.
    func text(_ faults: inout Faults, as what: String = "a text") -> String? {
        guard let text = scalar, !isNull else {
            faults.report(.wrongForm(self, expected: what))
            return nil
        }
        return text
    }

    /// A text, or a map of texts by locale.
    func localText(locales: [String], _ faults: inout Faults) -> LocalText? {
        guard case .mapping(let entries) = kind else {
            return text(&faults).map { LocalText($0) }
        }
        var byLocale: [String: String] = [:]
        for entry in entries {
            guard locales.contains(entry.key) else {
                faults.report(
                    .unknownValue(
                        entry.key,
                        of: "locale of the site",
                        known: locales,
                        at: entry.keyPlace
                    )
                )
                continue
            }
            byLocale[entry.key] = entry.value.text(&faults)
        }
        guard let plain = locales.compactMap({ byLocale[$0] }).first else { return nil }
        return LocalText(plain: plain, byLocale: byLocale)
    }

    /// An id by the rule of CONTENT 1.
    func id(_ faults: inout Faults) -> String? {
        guard let text = text(&faults, as: "an id") else { return nil }
        if let fault = idFault(text) {
            faults.report(.badID(fault, text, at: place))
            return nil
        }
        return text
    }

    /// The address of a mailbox.
    func mailAddress(_ faults: inout Faults) -> MailAddress? {
        guard let text = text(&faults, as: "a mail address") else { return nil }
        guard let address = MailAddress(text) else {
            faults.report(.badEmail(text, at: place))
            return nil
        }
        return address
    }

    /// A day.
    func day(_ faults: inout Faults) -> Day? {
        guard let text = text(&faults, as: "a day") else { return nil }
        guard let day = Day(text: text) else {
            faults.report(.badDay(text, at: place))
            return nil
        }
        return day
    }

    /// A span of days; one without an end goes on to the calendar's.
    func span(_ faults: inout Faults) -> DaySpan? {
        guard let text = text(&faults, as: "a span of days") else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count >= 12, bytes[10] == 0x2E, bytes[11] == 0x2E,
            let first = Day(text: String(text.prefix(10))),
            let last = bytes.count == 12 ? .last : Day(text: String(text.dropFirst(12))),
            let span = DaySpan(first: first, last: last)
        else {
            let strange = text.split(separator: ".", omittingEmptySubsequences: true)
                .first { Day(text: String($0)) == nil }
            faults.report(.badSpan(text, strange: strange.map(String.init), at: place))
            return nil
        }
        return span
    }

    /// A duration such as `30 days`.
    func duration(_ faults: inout Faults) -> CalendarDuration? {
        guard let text = text(&faults, as: "a duration") else { return nil }
        let words = text.split(separator: " ")
        if words.count == 2, let count = digits(Array(words[0].utf8)[...]), count <= 36_500 {
            switch words[1] {
            case "day", "days": return .days(count)
            case "month", "months": if count <= 1_200 { return .months(count) }
            case "year", "years": if count <= 100 { return .months(count * 12) }
            case _: break
            }
        }
        faults.report(.badDuration(text, at: place))
        return nil
    }

    /// A count of statement periods, such as `12 periods`.
    func periodCount(_ faults: inout Faults) -> Int? {
        guard let text = text(&faults, as: "a count of periods") else { return nil }
        let words = text.split(separator: " ")
        if words.count == 2, ["period", "periods"].contains(words[1]),
            let count = digits(Array(words[0].utf8)[...]), count <= 1_200
        {
            return count
        }
        faults.report(.badPeriodCount(text, at: place))
        return nil
    }

    /// A whole number inside a range.
    func wholeNumber(in range: ClosedRange<Int>, _ faults: inout Faults) -> Int? {
        guard let text = text(&faults, as: "a whole number") else { return nil }
        switch parseNumber(Array(text.utf8)[...], decimals: 0) {
        case .success(let number) where range.contains(Int(number)): return Int(number)
        case .success:
            faults.report(.badNumberRange(text, range, at: place))
        case .failure(let fault):
            faults.report(.badNumber(fault, text, at: place))
        }
        return nil
    }

    /// A number with up to 6 decimals, in millionths.
    func millionths(_ faults: inout Faults) -> Millionths? {
        guard let text = text(&faults, as: "a number") else { return nil }
        switch parseNumber(Array(text.utf8)[...], decimals: 6) {
        case .success(let number): return number
        case .failure(let fault):
            faults.report(.badNumber(fault, text, at: place))
            return nil
        }
    }

    /// An amount in minor units, with the currency behind it or not.
    ///
    /// `whose` is whose currency it is.
    func amount(
        in currency: Currency,
        of whose: String = "the program's",
        _ faults: inout Faults
    ) -> Int64? {
        number(in: currency, of: whose, decimals: currency.exponent, &faults)
    }

    /// A unit price in millionths of the currency's unit, with the currency behind it or not.
    func price(in currency: Currency, _ faults: inout Faults) -> Millionths? {
        number(in: currency, of: "the program's", decimals: 6, &faults)
    }

    private func number(
        in currency: Currency,
        of whose: String,
        decimals: Int,
        _ faults: inout Faults
    ) -> Int64? {
        guard let text = text(&faults, as: "an amount of money") else { return nil }
        let words = text.split(separator: " ")
        if words.count == 2, words[1].utf8.count == 3, words[1].allSatisfy(\.isLetter) {
            guard let named = Currency(code: String(words[1])) else {
                faults.report(.unknownCurrency(String(words[1]), at: place))
                return nil
            }
            if named != currency {
                faults.report(
                    .otherCurrency(named.code, expected: currency.code, of: whose, at: place)
                )
                return nil
            }
        }
        let number = words.count == 2 && words[1] == currency.code ? String(words[0]) : text
        switch parseNumber(Array(number.utf8)[...], decimals: decimals) {
        case .success(let value): return value
        case .failure(let fault):
            faults.report(.badNumber(fault, text, at: place))
            return nil
        }
    }

    /// A rate of any size.
    func rate(_ faults: inout Faults) -> Rate? {
        guard let text = text(&faults, as: "a rate") else { return nil }
        switch parseRate(text) {
        case .success(let rate): return rate
        case .failure(let fault):
            faults.report(.badRate(fault, text, at: place))
            return nil
        }
    }

    /// A rate of 0% to 100%.
    func rewardRate(_ faults: inout Faults) -> Rate? {
        guard let rate = rate(&faults) else { return nil }
        guard (0...100_000_000).contains(rate.partsPerHundredMillion) else {
            faults.report(.rateOutOfRange(described, at: place))
            return nil
        }
        return rate
    }

    /// A currency's code.
    func currency(_ faults: inout Faults) -> Currency? {
        guard let text = text(&faults, as: "a currency") else { return nil }
        guard let currency = Currency(code: text) else {
            faults.report(.unknownCurrency(text, at: place))
            return nil
        }
        return currency
    }

    /// One of some words.
    func word<Word: RawRepresentable & CaseIterable>(
        _ what: String,
        _ faults: inout Faults
    ) -> Word? where Word.RawValue == String {
        guard let text = text(&faults, as: "a \(what)") else { return nil }
        guard let word = Word(rawValue: text) else {
            faults.report(
                .unknownValue(text, of: what, known: Word.allCases.map(\.rawValue), at: place)
            )
            return nil
        }
        return word
    }

    /// `true` or `false`.
    func flag(_ faults: inout Faults) -> Bool? {
        switch scalar {
        case "true"?: return true
        case "false"?: return false
        case _:
            faults.report(.wrongForm(self, expected: "`true` or `false`"))
            return nil
        }
    }

    /// The items of a list, or the node itself where one value stands for a list of one.
    var items: [YAMLNode] {
        if case .sequence(let items) = kind { return items }
        return [self]
    }

    /// The items of a list; anything else is reported.
    func list(_ what: String, _ faults: inout Faults) -> [YAMLNode]? {
        guard case .sequence(let items) = kind else {
            faults.report(.wrongForm(self, expected: "a list of \(what)"))
            return nil
        }
        return items
    }
}

extension Diagnostic {
    static func badNumberRange(
        _ text: String,
        _ range: ClosedRange<Int>,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .numberOutOfRange,
            at: place,
            "the number here is \(range.lowerBound) to \(range.upperBound)",
            found: text
        )
    }

    static func otherCurrency(
        _ code: String,
        expected: String,
        of whose: String = "the program's",
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .otherCurrency,
            at: place,
            "the amount is in \(whose) currency, \(expected)",
            found: code,
            hint: "write it in \(expected)"
        )
    }
}
