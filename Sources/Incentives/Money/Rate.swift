/// A percentage as it is written in a program: 3.5% is 3,500,000 parts per hundred million.
public struct Rate: Hashable, Sendable, Comparable {
    /// 100% is 100,000,000, so that a percent has 6 decimals.
    public let partsPerHundredMillion: Int64

    public init(partsPerHundredMillion: Int64) {
        self.partsPerHundredMillion = partsPerHundredMillion
    }

    /// A rate of whole percents.
    public init(percent: Int64) {
        self.init(partsPerHundredMillion: percent * 1_000_000)
    }

    /// The rate as a number: 3.5% is 7/200.
    public var fraction: ExactFraction {
        ExactFraction(partsPerHundredMillion, over: 100_000_000)
    }

    public static func < (left: Rate, right: Rate) -> Bool {
        left.partsPerHundredMillion < right.partsPerHundredMillion
    }
}

/// A number with 6 decimals, as sales lines write quantities and amounts: 5.12345 is 5,123,450.
public typealias Millionths = Int64
