/// How an incentive stands beside others that pay on the same lines.
///
/// Where nothing is said both pay. A group of the rule `exclusive` gives each line to one member:
/// to the first by `priority` that counts it, 1 before 2. A group of the rule `best_of` compares
/// what its members would pay a partner for a period, after floor and cap; the highest is paid and
/// the others are not, the earlier by program and id where two are equal. `net_of` takes what other
/// incentives pay off the lines first.
///
///     group: {name: road, rule: exclusive, priority: 1}
///
/// The members of the other kind of group have no priority:
///
///     group: {name: better-of-two, rule: best_of}
///
/// And net of what another incentive pays:
///
///     net_of: [volume-2026/quarterly]
///
/// A rebate pays 3,000.00 on lines of 100,000.00; an incentive of 5% that is net of it pays 5% of
/// 97,000.00: 4,850.00. What the other pays is its rounded payout, spread over its lines in
/// proportion to their net amounts; the part on lines that count here too is taken off. What a
/// member that is not the best would have paid is neither paid nor carried.
///
/// - Units: minor units of the program's currency.
/// - Source: SEMANTICS 6, "Stacking".
public struct Stacking: Hashable, Sendable {
    /// Nil where every line may count and every payout is paid.
    public let group: Group?
    /// Whose payouts are taken off the lines first.
    public let netOf: [IncentiveAddress]

    public init(group: Group?, netOf: [IncentiveAddress]) {
        self.group = group
        self.netOf = netOf
    }

    /// Both pay.
    public static let none = Stacking(group: nil, netOf: [])

    /// Incentives of which one takes a line, or one is paid.
    public struct Group: Hashable, Sendable {
        public let name: String
        public let rule: Rule

        /// What the members share.
        public enum Rule: Hashable, Sendable {
            /// A line counts for the first member that counts it; 1 goes first.
            case exclusive(priority: Int)
            /// The member that would pay most is paid.
            case bestOf
        }

        public init(name: String, rule: Rule) {
            self.name = name
            self.rule = rule
        }
    }
}

/// An incentive as other documents name it: `volume-2026/quarterly`.
public struct IncentiveAddress: Hashable, Sendable, CustomStringConvertible {
    public let program: ProgramID
    public let incentive: IncentiveID

    public init(program: ProgramID, incentive: IncentiveID) {
        self.program = program
        self.incentive = incentive
    }

    public var description: String { "\(program)/\(incentive)" }
}

/// The place of an incentive among the programs of a portfolio.
public struct IncentivePlace: Hashable, Sendable, Comparable {
    /// In `Portfolio.programs`.
    public let program: Int
    /// In its program.
    public let incentive: Int

    public init(program: Int, incentive: Int) {
        self.program = program
        self.incentive = incentive
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.program, left.incentive) < (right.program, right.incentive)
    }
}

extension Incentive {
    /// The incentives whose payouts it reads.
    public var reads: [IncentiveAddress] {
        var addresses = stacking.netOf
        if case .payouts(let others) = measure { addresses += others }
        return addresses
    }
}
