/// A name that content gives to one thing and other content refers to.
public struct Identifier<Subject>: Hashable, Sendable, Comparable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { text }
}

public typealias PartnerID = Identifier<Partner>
public typealias ProductID = Identifier<Product>
public typealias ProgramID = Identifier<Program>
public typealias IncentiveID = Identifier<Incentive>
public typealias BoardID = Identifier<Board>

/// The place of a partner in `Portfolio.partners`, which are in order of their ids.
public typealias PartnerIndex = Int
/// The place of a product in `Portfolio.products`, which are in order of their ids.
public typealias ProductIndex = Int
/// The place of a line in `Sales`.
public typealias LineIndex = Int
