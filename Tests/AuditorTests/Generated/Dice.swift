import TestSupport

/// Draws of a generator, in words.
struct Dice {
    private var random: SplitMix

    init(seed: Int) { random = SplitMix(state: UInt64(seed)) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// True so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func one<Value>(of values: [Value]) -> Value { values[number(0...values.count - 1)] }

    /// Some of the values, at least one, in their order.
    mutating func some<Value>(of values: [Value]) -> [Value] {
        let chosen = values.filter { _ in happens(50) }
        return chosen.isEmpty ? [one(of: values)] : chosen
    }

    mutating func day(from first: Int, to last: Int) -> Int { number(first...last) }
}
