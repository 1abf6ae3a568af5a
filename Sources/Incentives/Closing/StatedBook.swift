/// What was stated so far, by the ids of content, one closed period after the other.
public struct StatedBook: Sendable {
    private var through: Day?
    /// The last day of what another system stated; nil where none did.
    private var elsewhere: Day?
    private var carries: [PartnerID: Money] = [:]
    private var payouts: [Key: StatedPayout] = [:]
    private var adjustments: Set<String> = []
    private var differences: [PartnerID: [CorrectionFigures]] = [:]
    private var late: [PartnerID: [String: LateFinding]] = [:]

    private struct Key: Hashable {
        let partner: PartnerID
        let program: ProgramID
        let incentive: IncentiveID
        let period: String

        init(_ partner: PartnerID, _ payout: PayoutFigures) {
            self.partner = partner
            program = payout.program
            incentive = payout.incentive
            period = payout.period.name
        }

        init(_ payout: OpeningBalances.Payout) {
            partner = payout.partner
            program = payout.program
            incentive = payout.incentive
            period = payout.period.name
        }
    }

    /// Begins with what another system stated; with nothing where none did.
    public init(_ opening: OpeningBalances? = nil) {
        guard let opening else { return }
        through = opening.through
        elsewhere = opening.through
        carries = opening.carries
        for payout in opening.payouts {
            payouts[Key(payout)] = StatedPayout(
                period: payout.period,
                entitled: payout.paid,
                paid: payout.paid,
                left: nil
            )
        }
    }

    /// Takes what a closed period stated, or would state by now.
    public mutating func add(_ statements: [StatementFigures], through day: Day) {
        through = day
        for statement in statements {
            for payout in statement.payouts where payout.left != nil {
                payouts[Key(statement.partner, payout)] = StatedPayout(payout)
            }
        }
    }

    /// Takes what a statement corrected of closed periods.
    ///
    /// - Throws: `MoneyError.overflow` when a sum leaves 64 bits.
    public mutating func add(
        _ corrections: [CorrectionFigures],
        of partner: PartnerID
    ) throws(MoneyError) {
        for payout in corrections.map(\.payout) where payout.route != .ofMembers {
            let key = Key(partner, payout)
            payouts[key] = try StatedPayout(payout).added(to: payouts[key])
        }
    }

    /// Takes what the statements of a closed period show once only: adjustments, and what is
    /// carried behind it.
    public mutating func end(_ statements: [StatementFigures]) {
        for statement in statements {
            carries[statement.partner] = statement.closingCarry
            adjustments.formUnion(statement.adjustments.map(\.id))
        }
    }

    /// Takes a difference that the next statement shows.
    public mutating func correct(_ partner: PartnerID, _ corrections: [CorrectionFigures]) {
        if corrections.isEmpty { return }
        differences[partner, default: []] += corrections
    }

    /// Notes what became of lines that came behind the closing of their period, by their sale ids.
    public mutating func note(_ findings: [String: LateFinding], of partner: PartnerID) {
        late[partner, default: [:]].merge(findings) { _, newest in newest }
    }

    /// What is stated so far, by the places of a portfolio.
    ///
    /// - Parameter drawnThrough: the last day for which statements are drawn up behind it; nil for
    ///   the as-of day's.
    public func stated(
        in portfolio: Portfolio,
        _ knowledge: LineKnowledge,
        drawnThrough: Day? = nil
    ) -> Stated {
        let places = portfolio.placesByID
        var partners: [PartnerID: PartnerIndex] = [:]
        for (index, partner) in portfolio.partners.enumerated() { partners[partner.id] = index }
        var byPlace: [PartnerIndex: [IncentivePlace: [StatedPayout]]] = [:]
        for (key, payout) in payouts {
            guard let partner = partners[key.partner],
                let place = places[key.program]?[key.incentive]
            else { continue }
            byPlace[partner, default: [:]][place, default: []].append(payout)
        }
        var carried: [PartnerIndex: Money] = [:]
        for (id, carry) in carries { partners[id].map { carried[$0] = carry } }
        var corrected: [PartnerIndex: [CorrectionFigures]] = [:]
        for (id, own) in differences { partners[id].map { corrected[$0] = own } }
        var found: [PartnerIndex: [LineIndex: LateFinding]] = [:]
        for (id, findings) in late {
            guard let partner = partners[id] else { continue }
            for line in portfolio.sales.linesOfPartner[partner] {
                found[partner, default: [:]][line] = findings[portfolio.sales.ids[line]]
            }
        }
        return Stated(
            through: through,
            elsewhere: elsewhere,
            drawnThrough: drawnThrough,
            knowledge: knowledge,
            adjustments: adjustments,
            carries: carried,
            payouts: byPlace.mapValues { places in
                places.mapValues { $0.sorted { $0.period.span.last < $1.period.span.last } }
            },
            differences: corrected,
            late: found
        )
    }
}

extension Portfolio {
    /// Where each incentive stands, by the ids of its program and its own.
    fileprivate var placesByID: [ProgramID: [IncentiveID: IncentivePlace]] {
        var places: [ProgramID: [IncentiveID: IncentivePlace]] = [:]
        for (program, given) in programs.enumerated() {
            for (incentive, rule) in given.incentives.enumerated() {
                places[given.id, default: [:]][rule.id] = IncentivePlace(
                    program: program,
                    incentive: incentive
                )
            }
        }
        return places
    }
}

extension StatedPayout {
    fileprivate init(_ payout: PayoutFigures) {
        self.init(
            period: payout.period,
            entitled: payout.entitled.minorUnits,
            paid: payout.paid.minorUnits,
            left: payout.left
        )
    }

    fileprivate func added(to sum: StatedPayout?) throws(MoneyError) -> StatedPayout {
        guard let sum else { return self }
        let entitled = entitled.addingReportingOverflow(sum.entitled)
        let paid = paid.addingReportingOverflow(sum.paid)
        if entitled.overflow || paid.overflow { throw .overflow }
        return StatedPayout(
            period: period,
            entitled: entitled.partialValue,
            paid: paid.partialValue,
            left: left ?? sum.left
        )
    }
}
