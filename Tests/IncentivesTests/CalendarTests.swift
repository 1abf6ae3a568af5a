import Incentives
import Testing

struct PeriodCase: Sendable, CustomTestStringConvertible {
    let day: String, cycle: Cycle, yearStarts: Int, name: String, span: String
    var testDescription: String { "\(day) \(cycle) from month \(yearStarts)" }
}

func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
}

@Test(arguments: [
    PeriodCase(
        day: "2026-02-10",
        cycle: .quarter,
        yearStarts: 1,
        name: "2026-Q1",
        span: "2026-01-01..2026-03-31"
    ),
    PeriodCase(
        day: "2026-02-10",
        cycle: .quarter,
        yearStarts: 4,
        name: "2025-Q4",
        span: "2026-01-01..2026-03-31"
    ),
    PeriodCase(
        day: "2026-04-01",
        cycle: .quarter,
        yearStarts: 4,
        name: "2026-Q1",
        span: "2026-04-01..2026-06-30"
    ),
    PeriodCase(
        day: "2026-12-31",
        cycle: .half,
        yearStarts: 7,
        name: "2026-H1",
        span: "2026-07-01..2026-12-31"
    ),
    PeriodCase(
        day: "2026-06-30",
        cycle: .year,
        yearStarts: 7,
        name: "2025",
        span: "2025-07-01..2026-06-30"
    ),
    PeriodCase(
        day: "2028-02-29",
        cycle: .month,
        yearStarts: 7,
        name: "2028-02",
        span: "2028-02-01..2028-02-29"
    ),
])
func `a period is named by the year its fiscal year starts in`(_ given: PeriodCase) throws {
    let period = Period.containing(
        try day(given.day),
        cycle: given.cycle,
        fiscalYearStarts: given.yearStarts
    )
    #expect(period.name == given.name)
    #expect(period.span.description == given.span)
    #expect(Period(name: given.name, fiscalYearStarts: given.yearStarts) == period)
}

@Test func `days count from 1970 to 2199 and know the calendar`() throws {
    #expect(try day("1970-01-01").number == 0)
    #expect(try day("2000-02-29").number == 11_016)
    #expect(try day("2199-12-31") == Day.last)
    #expect(Day(year: 2026, month: 2, day: 29) == nil)
    #expect(Day(year: 1969, month: 12, day: 31) == nil)
    #expect(Day(year: 2200, month: 1, day: 1) == nil)
    #expect(try day("2024-08-31").adding(months: 6) == day("2025-02-28"))
    #expect(try day("2026-01-31").adding(days: 30) == day("2026-03-02"))
    for number in stride(from: Int32(0), through: Day.last.number, by: 1) {
        let date = Day(number: number).date
        #expect(Day(year: date.year, month: date.month, day: date.day)?.number == number)
    }
}

@Test func `the periods of a span are those that share a day with it`() throws {
    let span = try #require(DaySpan(first: day("2026-02-10"), last: day("2026-07-01")))
    let quarters = Period.all(overlapping: span, cycle: .quarter, fiscalYearStarts: 1)
    #expect(quarters.map(\.name) == ["2026-Q1", "2026-Q2", "2026-Q3"])
    #expect(quarters[0].previous(fiscalYearStarts: 1).name == "2025-Q4")
    #expect(quarters[2].next(fiscalYearStarts: 1).name == "2026-Q4")
    #expect(quarters[1].yearBefore(fiscalYearStarts: 1).name == "2025-Q2")
    let run = Period.run(span)
    #expect(run.previous(fiscalYearStarts: 1).name == "2025-09-21..2026-02-09")
    #expect(run.next(fiscalYearStarts: 1).name == "2026-07-02..2026-11-20")
    #expect(run.yearBefore(fiscalYearStarts: 1).name == "2025-02-10..2025-07-01")
    let half = Period.containing(try day("2026-04-01"), cycle: .half, fiscalYearStarts: 4)
    #expect(half.next(fiscalYearStarts: 4).name == "2026-H2")
    #expect(half.yearBefore(fiscalYearStarts: 4).name == "2025-H1")
    #expect(Period(name: "2026-Q5", fiscalYearStarts: 1) == nil)
    #expect(Period(name: "2026-13", fiscalYearStarts: 1) == nil)
}
