extension SlowAuditor {
    /// The day on which a line was claimed for a rule; nil where it was not.
    private func claimed(_ sale: GeneratedLine, _ index: Int) -> Int? {
        portfolio.claims.first {
            $0.rule == rule(index).name && $0.sale == sale.id && $0.day <= terms.asOf
        }?.day
    }

    /// Whether a rule that asks for claims takes a line.
    func isClaimed(_ sale: GeneratedLine, _ index: Int) -> Bool {
        guard let asked = rule(index).claimed, !sale.isReturn else { return true }
        guard let day = claimed(sale, index) else { return false }
        return asked.late != nil || day <= sale.day + asked.within
    }

    /// What late claims lose of a payout that its lines share by their net amounts.
    func late(_ index: Int, _ amount: Ratio, _ lines: [SlowLine]) -> Ratio {
        guard let asked = rule(index).claimed, let late = asked.late else { return Ratio(0) }
        let whole = lines.reduce(Ratio(0)) { $0 + $1.cents($1.line.net) }
        if whole == Ratio(0) { return Ratio(0) }
        var lost = Ratio(0)
        for line in lines {
            let sale = line.line.returns.flatMap { sales[$0] } ?? line.line
            guard let claimed = claimed(sale, index) else { continue }
            let last = sale.day + asked.within
            var times = 0
            while claimed > (late.isByWeek ? last + 7 * times : day(last, plusMonths: times)) {
                times += 1
            }
            let part = min(1_000_000, late.lose * times)
            lost = lost + line.cents(line.line.net) * Ratio(Int128(part), 1_000_000)
        }
        return amount * (lost / whole)
    }
}
