import Incentives

/// How a foreign file writes days: `yyyy-mm-dd`, `dd.mm.yy`, `m/d/yyyy`, `yyyymmdd`.
///
/// `yy` is 20yy. A time of day behind the day is dropped.
struct DayFormat: Hashable, Sendable {
    /// As its source writes it.
    let pattern: String
    private let parts: [Part]

    private enum Part: Hashable, Sendable {
        case year4, year2
        /// One or two digits.
        case month, day
        /// Two digits.
        case month2, day2
        case literal(UInt8)
    }

    /// Guerdon's own.
    static let own = DayFormat(
        pattern: "2026-03-31",
        parts: [.year4, .literal(0x2D), .month2, .literal(0x2D), .day2]
    )

    private init(pattern: String, parts: [Part]) {
        self.pattern = pattern
        self.parts = parts
    }

    /// Compiles a format; nil when it does not name year, month and day once each.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text.utf8[...]
        let words: [(String, Part)] = [
            ("yyyy", .year4), ("yy", .year2), ("mm", .month2), ("m", .month), ("dd", .day2),
            ("d", .day),
        ]
        while let byte = rest.first {
            if let word = words.first(where: { rest.starts(with: $0.0.utf8) }) {
                parts.append(word.1)
                rest = rest.dropFirst(word.0.utf8.count)
            } else if [0x2D, 0x2E, 0x2F, 0x20].contains(byte) {
                parts.append(.literal(byte))
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        let years = parts.count { $0 == .year4 || $0 == .year2 }
        let months = parts.count { $0 == .month || $0 == .month2 }
        let days = parts.count { $0 == .day || $0 == .day2 }
        guard years == 1, months == 1, days == 1 else { return nil }
        // One or two digits directly before others could be cut in two ways.
        for (part, next) in zip(parts, parts.dropFirst()) where part == .month || part == .day {
            guard case .literal = next else { return nil }
        }
        self.parts = parts
        pattern = text
    }

    /// Reads a day; nil when the text does not fit or names no day.
    func parse(_ text: ArraySlice<UInt8>) -> Day? {
        var index = text.startIndex
        var (year, month, day) = (0, 0, 0)
        for part in parts {
            switch part {
            case .year4: year = take(text, &index, 4, 4)
            case .year2: year = 2_000 + take(text, &index, 2, 2)
            case .month: month = take(text, &index, 1, 2)
            case .month2: month = take(text, &index, 2, 2)
            case .day: day = take(text, &index, 1, 2)
            case .day2: day = take(text, &index, 2, 2)
            case .literal(let byte):
                guard index < text.endIndex, text[index] == byte else { return nil }
                index += 1
            }
        }
        guard isTimeOfDay(text[index...]) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The value of the next digits; below zero where there are too few.
    private func take(
        _ text: ArraySlice<UInt8>,
        _ index: inout Int,
        _ least: Int,
        _ most: Int
    ) -> Int {
        var value = 0
        var count = 0
        while count < most, index < text.endIndex, (0x30...0x39).contains(text[index]) {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
            count += 1
        }
        return count < least ? -100_000 : value
    }

    /// Nothing, or a space or `T` and then a time: `08:15`, `08:15:30.5`, `8:15 PM`, `08:15:30Z`,
    /// `08:15+07:00`.
    private func isTimeOfDay(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first else { return true }
        guard first == 0x20 || first == 0x54 else { return false }
        var index = rest.startIndex + 1
        guard (0...23).contains(take(rest, &index, 1, 2)), isNext(0x3A, rest, &index),
            (0...59).contains(take(rest, &index, 2, 2))
        else { return false }
        if isNext(0x3A, rest, &index) {
            guard (0...60).contains(take(rest, &index, 2, 2)) else { return false }
            if isNext(0x2E, rest, &index) {
                let digits = rest[index...].prefix { (0x30...0x39).contains($0) }
                guard !digits.isEmpty else { return false }
                index = digits.endIndex
            }
        }
        let zone = rest[index...].drop { $0 == 0x20 }
        if zone.isEmpty || zone.elementsEqual([0x5A]) { return true }
        if zone.count == 2, zone.last == 0x4D {
            return zone.first == 0x41 || zone.first == 0x50
        }
        guard zone.first == 0x2B || zone.first == 0x2D else { return false }
        let offset = zone.dropFirst().filter { $0 != 0x3A }
        return offset.count == 4 && offset.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a byte stands at the index, which then moves behind it.
    private func isNext(_ byte: UInt8, _ text: ArraySlice<UInt8>, _ index: inout Int) -> Bool {
        guard index < text.endIndex, text[index] == byte else { return false }
        index += 1
        return true
    }
}
