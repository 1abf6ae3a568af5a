/// A territory that is a partner's from day to day, in one segment of the market or in all.
///
/// Where `territories.csv` exists, a rule that asks for a territory counts a line only while that
/// territory is its seller's own, on the day of the sale. Where the row names a segment, the line
/// is of that one, by a column `segment` of the sales, or else of its product.
///
///     counts: {territory: [Bali, Lombok]}
///
/// Bali is a partner's from 1 March: of lines in Bali over 500.00 on 28 February and 700.00 on
/// 1 March 700.00 count, and the other says that Bali was not its territory on that day. A return
/// counts where its sale counted. Under `not`, and in `by`, the name alone decides.
///
/// - Source: CONTENT 3, `territories.csv`; the assignment of *named territories* that vendors make.
public struct Territory: Hashable, Sendable {
    public let name: String
    public let partner: PartnerIndex
    /// Nil for every segment.
    public let segment: String?
    public let span: DaySpan

    public init(name: String, partner: PartnerIndex, segment: String?, span: DaySpan) {
        self.name = name
        self.partner = partner
        self.segment = segment
        self.span = span
    }

    /// Whether two assignments give one place to two partners on a day.
    public func clashes(with other: Territory) -> Bool {
        name == other.name && partner != other.partner && span.overlaps(other.span)
            && (segment == nil || other.segment == nil || segment == other.segment)
    }

    /// Why a line is not in a territory of its partner.
    public enum Fault: Hashable, Sendable {
        case notOwn(String, on: Day)
        /// It is the partner's in these segments only.
        case otherSegment(String, own: [String])
    }
}

/// The territories of a site by partner and name.
public struct Territories: Hashable, Sendable {
    private struct Key: Hashable {
        let partner: PartnerIndex
        let name: String
    }

    private let assigned: [Key: [Territory]]
    /// In order; empty where the site assigns none.
    public let names: [String]

    public static let none = Territories([])

    public init(_ territories: [Territory]) {
        assigned = Dictionary(grouping: territories) { Key(partner: $0.partner, name: $0.name) }
        names = Set(territories.map(\.name)).sorted()
    }

    /// Whether lines that a filter takes must be in a territory of their partner.
    public func bind(_ filter: LineFilter) -> Bool {
        !names.isEmpty
            && filter.clauses.contains {
                $0.dimension == .territory && !$0.isNegated
            }
    }

    /// Nil where a territory is a partner's on a day, else why not.
    func fault(
        named name: String,
        of partner: PartnerIndex,
        on day: Day,
        segment: String?
    ) -> Territory.Fault? {
        let own = (assigned[Key(partner: partner, name: name)] ?? []).filter {
            $0.span.contains(day)
        }
        if own.isEmpty { return .notOwn(name, on: day) }
        if own.contains(where: { $0.segment == nil || $0.segment == segment }) { return nil }
        return .otherSegment(name, own: Set(own.compactMap(\.segment)).sorted())
    }
}

extension Dimension {
    /// The column of the sales that says where a line was sold.
    public static var territory: Dimension { .saleAttribute("territory") }
}
