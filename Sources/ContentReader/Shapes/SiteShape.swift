import Diagnostics
import Incentives
import Markup

/// What `site.yaml` says.
struct SiteShape: Sendable {
    let facts: SiteFacts
    let currency: Currency
    let asOf: Day?
    let fiscalYearStarts: Int
    let types: [String]
    let levels: [String]
    let statements: StatementTerms
    let places: TermPlaces
    let rounding: Rounding
    let payoutUnits: [Currency: Int64]
    let minimumPayouts: [Currency: Int64]
    /// With the places of their countries.
    let levies: [Placed<Levy>]
    /// Whose account payments leave; nil where none is said.
    let payer: Payer?
    /// Whether an exact repeat of a sale id counts once rather than being an error.
    let keepsFirstDuplicate: Bool
}

/// The keys of `site.yaml`.
enum SiteKey: String, ShapeKey {
    case title, vendor, brand, base_url, as_of, currency, locales, fiscal_year_starts, types, levels
    case statements, rounding, payout_unit, minimum_payout, withholding, tax, access, keyring
    case duplicates, desk, payer

    static let subject = "site.yaml"

    var state: KeyState {
        switch self {
        case .title, .vendor, .base_url, .currency: .required
        case .brand, .as_of, .locales, .fiscal_year_starts, .types, .levels, .statements,
            .rounding, .payout_unit, .minimum_payout, .withholding, .tax, .access, .keyring,
            .duplicates, .payer:
            .optional
        case .desk: .notYet
        }
    }
}

private enum VendorKey: String, ShapeKey {
    case name, address, tax_id, email

    static let subject = "the vendor"

    var state: KeyState { self == .name ? .required : .optional }
}

private enum BrandKey: String, ShapeKey {
    case logo, accent

    static let subject = "the brand"

    var state: KeyState { .optional }
}

private enum StatementsKey: String, ShapeKey {
    case cycle, closes, pays, dispute, corrections

    static let subject = "the statements"

    var state: KeyState { .optional }
}

private enum LevelKey: String, ShapeKey {
    case id, needs, kept

    static let subject = "a level"

    var state: KeyState { self == .id ? .required : .notYet }
}

/// Keys that a site can name; its own stand outside of it.
private enum SiteKeys: String, CaseIterable {
    case demo
}

private enum Duplicates: String, CaseIterable {
    case error, first
}

extension SiteShape {
    /// The types of partner that a site has which names none.
    static let usualTypes = ["distributor", "reseller", "retailer", "dealer", "broker", "agent"]

    init?(_ node: YAMLNode, _ faults: inout Faults) {
        guard let record = Record<SiteKey>(node, &faults) else { return nil }
        let locales = SiteShape.locales(record[.locales], &faults)
        let title = record[.title]?.localText(locales: locales, &faults)
        let vendor = record[.vendor].flatMap { SiteShape.vendor($0, &faults) }
        let baseURL = record[.base_url].flatMap { SiteShape.baseURL($0, &faults) }
        let currency = record[.currency]?.currency(&faults)
        let access: SiteFacts.Access = record[.access]?.word("access", &faults) ?? .sealed
        let brand = SiteShape.brand(record[.brand], &faults)
        let _: SiteKeys? = record[.keyring]?.word("keyring", &faults)
        let duplicates: Duplicates? = record[.duplicates]?.word("rule for duplicates", &faults)
        let (statements, cycle) = SiteShape.statements(record, &faults)
        let levels = record[.levels].map { SiteShape.names($0, of: "level", &faults) } ?? []
        let types = record[.types].map { SiteShape.names($0, of: "type", &faults) }
        guard let title, let vendor, let baseURL, let currency else { return nil }
        facts = SiteFacts(
            title: title,
            vendor: vendor,
            brand: brand,
            baseURL: baseURL,
            locales: locales,
            access: access
        )
        self.currency = currency
        asOf = record[.as_of]?.day(&faults)
        fiscalYearStarts = record[.fiscal_year_starts]?.wholeNumber(in: 1...12, &faults) ?? 1
        self.types = types ?? SiteShape.usualTypes
        self.levels = levels
        self.statements = statements
        places = TermPlaces(
            cycle: cycle,
            fiscalYearStarts: record.place(of: .fiscal_year_starts),
            access: record.has(.access) ? record.place(of: .access) : nil
        )
        rounding = record[.rounding]?.word("rounding", &faults) ?? .halfAway
        payoutUnits = SiteShape.amounts(record[.payout_unit], least: 1, &faults)
        minimumPayouts = SiteShape.amounts(record[.minimum_payout], least: 0, &faults)
        levies = readLevies(record, &faults)
        payer = record[.payer].flatMap { readPayer($0, vendor: vendor.name, &faults) }
        keepsFirstDuplicate = duplicates == .first
    }

    private static func locales(_ node: YAMLNode?, _ faults: inout Faults) -> [String] {
        let locales = node.map { names($0, of: "locale", &faults) } ?? []
        return locales.isEmpty ? ["en"] : locales
    }

    /// A list of ids, each of which stands once; a level may be written as a record with its `id`.
    private static func names(
        _ node: YAMLNode,
        of what: String,
        _ faults: inout Faults
    ) -> [String] {
        var places: [String: SourceRange] = [:]
        return (node.list("\(what)s", &faults) ?? []).compactMap { item in
            var named = item
            if what == "level", case .mapping = item.kind {
                guard let node = Record<LevelKey>(item, &faults)?[.id] else { return nil }
                named = node
            }
            guard let id = named.id(&faults) else { return nil }
            if let first = places.updateValue(named.place, forKey: id.lowercased()) {
                faults.report(.duplicateID(id, of: what, first: first, at: named.place))
                return nil
            }
            return id
        }
    }

    private static func vendor(_ node: YAMLNode, _ faults: inout Faults) -> Vendor? {
        guard let record = Record<VendorKey>(node, &faults),
            let name = record[.name]?.text(&faults)
        else { return nil }
        return Vendor(
            name: name,
            address: record[.address]?.items.compactMap { $0.text(&faults) } ?? [],
            taxID: record[.tax_id]?.text(&faults),
            email: record[.email]?.mailAddress(&faults)
        )
    }

    private static func brand(_ node: YAMLNode?, _ faults: inout Faults) -> Brand {
        guard let node, let record = Record<BrandKey>(node, &faults) else {
            return Brand(logo: nil, accent: nil)
        }
        var accent = record[.accent]?.text(&faults)
        if let text = accent, let place = record[.accent]?.place {
            if let colour = Colour(text) {
                // Paper is 0.972: (0.972 + 0.05) / (L + 0.05) is at least 4.5 up to L = 0.177.
                if colour.luminance > 1_771 { faults.report(.paleAccent(text, at: place)) }
            } else {
                faults.report(.badColour(text, at: place))
                accent = nil
            }
        }
        return Brand(logo: record[.logo]?.text(&faults), accent: accent)
    }

    private static func baseURL(_ node: YAMLNode, _ faults: inout Faults) -> String? {
        guard let text = node.text(&faults, as: "an address") else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") else {
            faults.report(.badBaseURL(text, at: node.place))
            return nil
        }
        return text.hasSuffix("/") ? text : text + "/"
    }

    /// With the place of their cycle.
    private static func statements(
        _ site: Record<SiteKey>,
        _ faults: inout Faults
    ) -> (terms: StatementTerms, cycle: SourceRange) {
        let record = site[.statements].flatMap { Record<StatementsKey>($0, &faults) }
        let terms = StatementTerms(
            cycle: record?[.cycle]?.word("cycle", &faults) ?? .quarter,
            closes: record?[.closes]?.duration(&faults) ?? .days(10),
            pays: record?[.pays]?.duration(&faults) ?? .days(30),
            dispute: record?[.dispute]?.duration(&faults) ?? .days(60),
            corrections: record?[.corrections]?.periodCount(&faults) ?? 12
        )
        let cycle = record.flatMap { $0.has(.cycle) ? $0.place(of: .cycle) : nil }
        return (terms, cycle ?? site.place(of: .statements))
    }

    private static func amounts(
        _ node: YAMLNode?,
        least: Int64,
        _ faults: inout Faults
    ) -> [Currency: Int64] {
        guard let node else { return [:] }
        guard case .mapping(let entries) = node.kind else {
            faults.report(.wrongForm(node, expected: "amounts by currency, such as {USD: 25.00}"))
            return [:]
        }
        var amounts: [Currency: Int64] = [:]
        for entry in entries {
            guard let currency = Currency(code: entry.key) else {
                faults.report(.unknownCurrency(entry.key, at: entry.keyPlace))
                continue
            }
            guard let amount = entry.value.amount(in: currency, &faults) else { continue }
            if amount < least {
                faults.report(.amountTooSmall(entry.value.described, at: entry.value.place))
            } else {
                amounts[currency] = amount
            }
        }
        return amounts
    }
}

extension Diagnostic {
    static func badBaseURL(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badBaseURL,
            at: place,
            "the address of a site starts with https:// or http://",
            found: text,
            hint: "write the address at which people will read the site"
        )
    }

    static func badColour(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badColour,
            at: place,
            "a colour is written \"#0b6e4f\"",
            found: text,
            hint: "six hexadecimal digits behind a #, in quotes"
        )
    }

    static func paleAccent(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .paleAccent,
            .warning,
            at: place,
            "the accent's contrast on paper is below 4.5, so that links are hard to read",
            found: text,
            hint: "choose a darker colour"
        )
    }

    static func amountTooSmall(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .amountTooSmall,
            at: place,
            "the amount here is above zero",
            found: text
        )
    }
}
