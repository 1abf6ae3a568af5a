import Incentives
import Testing

struct RoundingCase: Sendable, CustomTestStringConvertible {
    let numerator: Int64, denominator: Int64, unit: Int64, away: Int64, even: Int64
    var testDescription: String { "\(numerator)/\(denominator) to \(unit)" }
}

@Test(arguments: [
    RoundingCase(numerator: 5, denominator: 2, unit: 1, away: 3, even: 2),
    RoundingCase(numerator: 7, denominator: 2, unit: 1, away: 4, even: 4),
    RoundingCase(numerator: -5, denominator: 2, unit: 1, away: -3, even: -2),
    RoundingCase(numerator: 249, denominator: 100, unit: 1, away: 2, even: 2),
    RoundingCase(numerator: 251, denominator: 100, unit: 1, away: 3, even: 3),
    RoundingCase(numerator: 150, denominator: 1, unit: 100, away: 200, even: 200),
    RoundingCase(numerator: 250, denominator: 1, unit: 100, away: 300, even: 200),
    RoundingCase(numerator: -250, denominator: 1, unit: 100, away: -300, even: -200),
    RoundingCase(numerator: 0, denominator: 1, unit: 1, away: 0, even: 0),
])
func `a half goes away from zero, or to the even neighbour`(_ given: RoundingCase) throws {
    let value = ExactFraction(given.numerator, over: given.denominator)
    #expect(try Rounding.halfAway.round(value, toMultipleOf: given.unit) == given.away)
    #expect(try Rounding.halfEven.round(value, toMultipleOf: given.unit) == given.even)
}

struct AllocationCase: Sendable, CustomTestStringConvertible {
    let total: Int64, weights: [Int64], shares: [Int64], because: String
    var testDescription: String { because }
}

@Test(arguments: [
    AllocationCase(
        total: 1001,
        weights: [50, 30, 20],
        shares: [501, 300, 200],
        because: "10.01 over 50/30/20"
    ),
    AllocationCase(
        total: 10000,
        weights: [1, 1, 1],
        shares: [3334, 3333, 3333],
        because: "ties go to the earlier part"
    ),
    AllocationCase(
        total: -1001,
        weights: [50, 30, 20],
        shares: [-501, -300, -200],
        because: "a negative total mirrors the positive one"
    ),
    AllocationCase(total: 0, weights: [1, 2], shares: [0, 0], because: "nothing to share"),
    AllocationCase(total: 1, weights: [1, 1, 1], shares: [1, 0, 0], because: "one minor unit"),
    AllocationCase(total: 7, weights: [], shares: [], because: "nobody to share with"),
    AllocationCase(
        total: 100,
        weights: [300, -100],
        shares: [150, -50],
        because: "a part below zero"
    ),
])
func `shares add up to the total by largest remainder`(_ given: AllocationCase) throws {
    let shares = try allocate(given.total, inProportionTo: given.weights.map { ExactFraction($0) })
    #expect(shares == given.shares)
}

@Test func `a thousand shares of one total add up to it`() throws {
    let totals: [Int64] = [1, 999, 1_000, 123_457, -123_457]
    for total in totals {
        let weights = (1...1_000).map { (n: Int64) in ExactFraction(n % 7 + 1, over: n % 3 + 1) }
        let shares = try allocate(total, inProportionTo: weights)
        #expect(shares.reduce(0, +) == total)
    }
}

@Test func `fractions are exact and kept in lowest terms`() throws {
    let third = ExactFraction(1, over: 3)
    #expect(try third + third + third == .one)
    #expect(ExactFraction(6, over: 4) == ExactFraction(3, over: 2))
    #expect(try ExactFraction(3, over: 4) / ExactFraction(-3, over: 8) == ExactFraction(-2))
    #expect(ExactFraction(-7, over: 2).roundedDown == -4)
    #expect(ExactFraction(-7, over: 2).roundedUp == -3)
    #expect(ExactFraction(1, over: 3) < ExactFraction(34, over: 100))
    #expect(ExactFraction(-1, over: 3) < ExactFraction(1, over: 1_000))
    #expect(!(ExactFraction(2, over: 6) < third))
}

@Test func `a figure that leaves its range stops the calculation`() {
    let huge = ExactFraction(Int128.max / 2)
    #expect(throws: MoneyError.overflow) { try huge * huge }
    #expect(throws: MoneyError.overflow) { try huge + huge + huge }
    #expect(throws: MoneyError.overflow) { try Rounding.halfAway.round(huge, toMultipleOf: 1) }
    #expect(throws: MoneyError.overflow) { try -ExactFraction(Int128.min) }
}

@Test func `a sum over many denominators is exact, or counts to twelve decimals`() throws {
    let primes: [Int64] = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89,
        97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173,
    ]
    let halves =
        primes.map { ExactFraction(1, over: $0) } + primes.map { ExactFraction($0 - 1, over: $0) }
    #expect(throws: MoneyError.overflow) {
        var sum = ExactFraction.zero
        for half in halves { sum = try sum + half }
    }
    #expect(try ExactFraction.sum(halves) == ExactFraction(40))
    #expect(
        try ExactFraction.sum([ExactFraction(1, over: 3), ExactFraction(1, over: 7)])
            == ExactFraction(10, over: 21)
    )
    let huge = ExactFraction(Int128.max / 2)
    #expect(throws: MoneyError.overflow) { try ExactFraction.sum([huge, huge, huge]) }
    #expect(throws: MoneyError.overflow) { try ExactFraction.sum(halves + [huge]) }
}

@Test func `a part of a figure is exact, or counts to twelve decimals`() throws {
    let third = ExactFraction(1, over: 3)
    #expect(try ExactFraction(2, over: 7).times(part: third) == ExactFraction(2, over: 21))
    let big: Int128 = 10_000_000_000_000_000_000_000
    let long = ExactFraction(reducing: 1_000_000 * big + 1, over: big + 3)
    let part = ExactFraction(reducing: 2 * (big - 7), over: 3 * (big - 3))
    #expect(throws: MoneyError.overflow) { try long * part }
    let two = ExactFraction(666_666_666_666_666_667, over: 1_000_000_000_000)
    #expect(try long.times(part: part) == two)
    #expect(try (-long).times(part: part) == -two)
    #expect(try long.times(part: -part) == -two)
    let huge = ExactFraction(Int128.max / 2)
    #expect(throws: MoneyError.overflow) { try huge.times(part: ExactFraction(9)) }
}

@Test func `currencies know their minor unit`() {
    #expect(Currency(code: "JPY")?.exponent == 0)
    #expect(Currency(code: "IDR")?.minorUnitsPerUnit == 100)
    #expect(Currency(code: "KWD")?.minorUnitsPerUnit == 1_000)
    #expect(Currency(code: "usd") == nil)
    #expect(Currency(code: "XXX") == nil)
}
