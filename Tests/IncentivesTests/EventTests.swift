import Incentives
import TestSupport
import Testing

private func period(_ name: String) throws -> Period {
    try #require(Period(name: name, fiscalYearStarts: 1))
}

private func payment(
    _ paidOn: String,
    _ name: String,
    _ cents: Int64,
    _ reference: String = "T-1",
    partner: PartnerIndex = 0
) throws -> PartnerPayment {
    PartnerPayment(
        day: try day(paidOn),
        partner: partner,
        period: try period(name),
        amount: Money(minorUnits: cents, currency: try #require(TestPortfolio.dollars)),
        reference: reference
    )
}

private func dispute(
    _ id: String,
    _ opened: String,
    _ name: String,
    _ status: DisputeStatus = .open,
    answered: String? = nil
) throws -> Dispute {
    Dispute(
        id: id,
        opened: try day(opened),
        partner: 0,
        period: try period(name),
        incentive: nil,
        saleID: nil,
        says: "It is too little.",
        status: status,
        answer: try answered.map { Dispute.Answer(text: "It is right.", day: try day($0)) },
        adjustment: nil
    )
}

/// 100.00 due for the first quarter, and statements up to the fourth.
private func site(
    _ payments: [PartnerPayment],
    _ disputes: [Dispute] = [],
    asOf: String = "2026-12-31"
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.asOf = asOf
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]))]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 1_000)]
    test.payments = payments
    test.disputes = disputes
    return test
}

@Test(
    arguments: [
        ([], PaymentStanding.State.unpaid, 0), ([1], .partPaid, 1), ([99_99], .partPaid, 99_99),
        ([100_00], .paid, 100_00), ([60_00, 40_00], .paid, 100_00), ([100_01], .overpaid, 100_01),
        ([100_00, -100_00], .unpaid, 0), ([100_00, -1], .partPaid, 99_99),
    ] as [([Int64], PaymentStanding.State, Int64)]
)
func `payments of a statement add up against what is due`(
    cents: [Int64],
    state: PaymentStanding.State,
    sum: Int64
) throws {
    let test = try site(
        cents.enumerated().map { number, cents in
            try payment("2026-05-1\(number)", "2026-Q1", cents)
        }
    )
    let first = try #require(try test.statements().first)
    let standing = try test.portfolio().paymentStanding(of: StatementSummary(first))
    #expect(standing.state == state)
    #expect(standing.paid.minorUnits == sum)
    #expect(standing.last == test.payments.last)
    // No payment changes a figure.
    #expect(first.due.minorUnits == 100_00)
    #expect(first.closingCarry.minorUnits == 0)
}

@Test func `what is paid where nothing is due is too much, and an open statement owes nothing`()
    throws
{
    let test = try site([try payment("2026-08-01", "2026-Q2", 5)])
    let portfolio = try test.portfolio()
    #expect(
        try test.statements().map { portfolio.paymentStanding(of: StatementSummary($0)).state }
            == [.unpaid, .overpaid, .nothingDue, .nothingDue]
    )
}

@Test func `payments stand on the next statement whose period ends no earlier, and once`() throws {
    let payments = [
        try payment("2026-05-10", "2026-Q1", 40_00, "T-1"),
        try payment("2026-06-30", "2026-Q1", 50_00, "T-2"),
        try payment("2026-07-01", "2026-Q1", 10_00, "T-3"),
        try payment("2026-07-01", "2026-Q1", 10_00, "T-4", partner: 1),
    ]
    var test = try site(payments.reversed())
    test.partners = [testPartner("a-partner"), testPartner("b-partner")]
    #expect(
        try test.statements().map { $0.payments.map(\.reference) } == [
            [], ["T-1", "T-2"], ["T-3"], [],
        ]
    )
    test.asOf = "2026-06-29"
    #expect(try test.statements().map { $0.payments.map(\.reference) } == [[], ["T-1"]])
}

@Test func `a statement tells of payments that were known after the one before was closed`() throws
{
    let portfolio = try site([
        try payment("2026-05-10", "2026-Q1", 40_00, "T-1"),
        try payment("2026-06-30", "2026-Q1", 50_00, "T-2"),
    ]).portfolio()
    let told = ToldEvents(adjustments: [], payments: [portfolio.payments.of(0)[0]], disputes: [:])
    let events = portfolio.events(of: 0, on: try period("2026-Q3"), told: told)
    #expect(events.payments.map(\.reference) == ["T-2"])
}

@Test func `a dispute stands on the statement after it was opened, and where it is answered`()
    throws
{
    let test = try site(
        [],
        [
            try dispute("D-1", "2026-04-20", "2026-Q1", .rejected, answered: "2026-07-02"),
            try dispute("D-2", "2026-03-20", "2026-Q1", .accepted, answered: "2026-06-30"),
            try dispute("D-3", "2026-08-20", "2026-Q1", .withdrawn),
            try dispute("D-4", "2026-10-20", "2026-Q4"),
        ]
    )
    #expect(
        try test.statements().map { $0.disputes.map { "\($0.id) \($0.status)" } } == [
            [], ["D-2 accepted", "D-1 open"], ["D-1 rejected", "D-3 withdrawn"], [],
        ]
    )
}

@Test func `a dispute is known from its day on, and its answer from that of the answer`() throws {
    let given = try dispute("D-1", "2026-04-20", "2026-Q1", .accepted, answered: "2026-05-02")
    #expect(given.known(on: try day("2026-04-19")) == nil)
    #expect(given.known(on: try day("2026-04-20"))?.status == .open)
    #expect(given.known(on: try day("2026-05-01"))?.answer == nil)
    #expect(given.known(on: try day("2026-05-02")) == given)
    let portfolio = try site([], [given], asOf: "2026-05-01").portfolio()
    #expect(portfolio.disputes.of(0).map(\.status) == [.open])
    #expect(try site([], [given], asOf: "2026-04-19").portfolio().disputes.of(0).isEmpty)
}
