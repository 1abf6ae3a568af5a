/// A program as the auditor computes it: which lines, which periods, and what some lines pay.
struct AuditedProgram: Sendable {
    let name: String
    /// Months in a settlement period.
    let months: Int
    var first = "2017-07-01"
    var last = "2020-06-30"
    var isFor: @Sendable (AuditedPartner) -> Bool = { _ in true }
    var takes: @Sendable (AuditedLine) -> Bool = { _ in true }
    /// What the lines of a period pay in cents, unrounded, given the lines of the period before.
    let pays: @Sendable ([AuditedLine], [AuditedLine]) -> Ratio
    var floor: Ratio?
    var cap: Ratio?
    var carriesExcess = false
    var runCap: Ratio?

    /// The name of its file, without ending.
    var program: String { String(name.prefix { $0 != "/" }) }

    /// Whether it takes only some lines, of some partners or in some weeks.
    var countsSome: Bool { ["bikes", "six-weeks", "american-dealers"].contains(program) }

    func counts(_ line: AuditedLine, of partner: AuditedPartner) -> Bool {
        isFor(partner) && takes(line) && line.day >= first && line.day <= last
    }
}

private func net(_ lines: [AuditedLine]) -> Ratio {
    lines.reduce(Ratio(0)) { $0 + $1.net } * Ratio(100)
}

private func percent(_ text: String) -> Ratio { ratio(text) / Ratio(100) }

private func dollars(_ amount: Int128) -> Ratio { Ratio(amount * 100) }

/// Sum over the reached steps of the part of x between a step's bound and the next, times its rate.
private func marginal(_ x: Ratio, _ steps: [(Ratio, Ratio)]) -> Ratio {
    var sum = Ratio(0)
    for (index, step) in steps.enumerated() where x > step.0 {
        let end = index + 1 < steps.count ? min(x, steps[index + 1].0) : x
        sum = sum + (end - step.0) * step.1
    }
    return sum
}

/// The nine programs of the site, written from SEMANTICS by hand.
let auditedPrograms: [AuditedProgram] = [
    AuditedProgram(
        name: "retroactive/rebate",
        months: 3,
        pays: { lines, _ in
            let x = net(lines)
            if x >= dollars(40_000) { return x * percent("3.5") }
            if x >= dollars(10_000) { return x * percent("2") }
            return x >= dollars(1_000) ? x * percent("1") : Ratio(0)
        },
        floor: Ratio(500)
    ),
    AuditedProgram(
        name: "marginal/rebate",
        months: 3,
        pays: { lines, _ in
            marginal(
                net(lines),
                [
                    (dollars(0), percent("1.25")), (dollars(15_000), percent("2.5")),
                    (dollars(60_000), percent("4")),
                ]
            )
        },
        cap: dollars(1_500),
        carriesExcess: true
    ),
    AuditedProgram(
        name: "additive-capped/rebate",
        months: 6,
        pays: { lines, _ in
            let x = net(lines)
            var sum = Ratio(0)
            if x >= dollars(5_000) { sum = sum + min(x, dollars(20_000)) * percent("0.75") }
            if x >= dollars(20_000) { sum = sum + min(x, dollars(90_000)) * percent("0.5") }
            if x >= dollars(90_000) { sum = sum + x * percent("0.333333") }
            return sum
        },
        runCap: dollars(4_000)
    ),
    AuditedProgram(
        name: "additive-full/rebate",
        months: 1,
        pays: { lines, _ in
            let x = net(lines)
            var rate = Ratio(0)
            if x > dollars(500) { rate = rate + percent("0.4") }
            if x > dollars(5_000) { rate = rate + percent("0.35") }
            if x > dollars(30_000) { rate = rate + percent("0.25") }
            return x * rate
        }
    ),
    AuditedProgram(
        name: "interpolated/rebate",
        months: 12,
        pays: { lines, _ in
            let x = min(net(lines), dollars(300_000))
            let points = [
                (dollars(20_000), percent("0.5")), (dollars(100_000), percent("2")),
                (dollars(250_000), percent("3")),
            ]
            if x < points[0].0 { return Ratio(0) }
            for (low, high) in zip(points, points.dropFirst()) where x < high.0 {
                let share = (x - low.0) / (high.0 - low.0)
                return x * (low.1 + share * (high.1 - low.1))
            }
            return x * points[2].1
        }
    ),
    AuditedProgram(
        name: "bikes/rebate",
        months: 3,
        takes: { ["Road Bikes", "Mountain Bikes", "Touring Bikes"].contains($0.line) },
        pays: { lines, _ in
            let x = net(lines)
            var sum = Ratio(0)
            for kind in ["Road Bikes", "Mountain Bikes", "Touring Bikes"] where x > Ratio(0) {
                let part = net(lines.filter { $0.line == kind }) / x
                let low = min(x, dollars(25_000))
                let high = x > dollars(25_000) ? x - dollars(25_000) : Ratio(0)
                let lower = kind == "Road Bikes" ? "1" : "0.5"
                let upper = kind == "Road Bikes" ? "2" : kind == "Touring Bikes" ? "3" : "1.5"
                sum = sum + low * part * percent(lower) + high * part * percent(upper)
            }
            return sum
        }
    ),
    AuditedProgram(
        name: "six-weeks/spiff",
        months: 3,
        first: "2019-03-04",
        last: "2019-04-14",
        takes: { $0.line == "Helmets" || $0.line == "Gloves" },
        pays: { lines, _ in
            let units = lines.reduce(Ratio(0)) { $0 + $1.units }
            let blocks = units.top / (units.bottom * 10)
            return Ratio(blocks * 1_200)
        }
    ),
    AuditedProgram(
        name: "american-dealers/bonus",
        months: 3,
        isFor: { $0.type == "dealer" && $0.country == "United States" },
        pays: { lines, _ in
            let x = net(lines)
            if x >= dollars(12_500) { return dollars(140) + x * percent("0.1") }
            return x >= dollars(2_500) ? dollars(40) : Ratio(0)
        }
    ),
    AuditedProgram(
        name: "growth/growth",
        months: 3,
        pays: { lines, before in
            let (x, b) = (net(lines), net(before))
            if b <= Ratio(0) { return Ratio(0) }
            let growth = (x - b) / b
            if growth >= percent("50") { return (x - b) * percent("3") }
            return growth >= percent("5") ? (x - b) * percent("2") : Ratio(0)
        }
    ),
]
