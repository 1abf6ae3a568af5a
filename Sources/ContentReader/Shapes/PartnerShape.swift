import Diagnostics
import Incentives

/// A partner as a file says it, before its parent is looked up.
struct PartnerShape: Sendable {
    let id: String
    let place: SourceRange
    /// What foreign files call it.
    let key: String?
    let name: LocalText
    let type: String
    let parent: String?
    let parentPlace: SourceRange
    let country: String?
    let region: String?
    let currency: Currency
    let locale: String
    let joined: Day?
    let left: Day?
    let email: MailAddress?
    let recognition: Partner.Consent
    let showsAmounts: Bool
    let levels: [LevelStanding]
    let privacy: Partner.Privacy
    let attributes: [String: String]
}

/// The keys of a partner, as columns of a CSV file and as keys of a YAML file.
enum PartnerKey: String, ShapeKey {
    case id, key, name, type, parent, level, country, region, currency, locale, joined, left, email
    case recognition, levels, people, amounts, logo, plan, link, access_until

    static let subject = "a partner"

    var state: KeyState {
        switch self {
        case .id, .name: .required
        case .key, .type, .parent, .level, .country, .region, .currency, .locale, .joined, .left,
            .email, .recognition, .levels, .amounts, .link, .access_until:
            .optional
        case .people, .logo, .plan: .notYet
        }
    }

    /// Whether a row of a CSV file may say it.
    var isColumn: Bool { self != .levels && self != .amounts && state != .notYet }
}

private enum StandingKey: String, ShapeKey {
    case from, level

    static let subject = "a level of a partner"

    var state: KeyState { self == .level ? .required : .optional }
}

extension PartnerShape {
    /// Reads a partner of a YAML file; keys that are no partner's are attributes.
    init?(_ node: YAMLNode, site: SiteShape, _ faults: inout Faults) {
        guard case .mapping(let entries) = node.kind else {
            faults.report(.wrongForm(node, expected: "a partner: id, name and what else is known"))
            return nil
        }
        var known: [YAMLEntry] = []
        var attributes: [String: String] = [:]
        for entry in entries {
            if PartnerKey(rawValue: entry.key) != nil {
                known.append(entry)
            } else if let near = suggestName(
                for: entry.key,
                among: PartnerKey.allCases.map(\.rawValue)
            ),
                near != entry.key, entry.key.utf8.count > 2
            {
                faults.report(
                    .unknownKey(
                        entry.key,
                        of: PartnerKey.subject,
                        known: PartnerKey.allCases.map(\.rawValue),
                        at: entry.keyPlace
                    )
                )
            } else {
                attributes[entry.key] = entry.value.text(&faults)
            }
        }
        let mapping = YAMLNode(place: node.place, kind: .mapping(known))
        guard let record = Record<PartnerKey>(mapping, &faults) else { return nil }
        self.init(record, attributes: attributes, site: site, &faults)
    }

    init?(
        _ record: Record<PartnerKey>,
        attributes: [String: String],
        site: SiteShape,
        _ faults: inout Faults
    ) {
        let id = record[.id]?.id(&faults)
        let name = record[.name]?.localText(locales: site.facts.locales, &faults)
        let levels = PartnerShape.levels(record, site: site, &faults)
        let recognition: Partner.Consent? = record[.recognition]?.word("recognition", &faults)
        let type = record[.type]?.value("type of partner", among: site.types, &faults)
        let locale = record[.locale]?.value("locale", among: site.facts.locales, &faults)
        let currency = record[.currency]?.currency(&faults)
        guard let id, let name else { return nil }
        self.id = id
        place = record[.id]?.place ?? record.place
        key = record[.key]?.text(&faults)
        self.name = name
        self.type = type ?? site.types.first { $0 == "reseller" } ?? site.types.first ?? "reseller"
        parent = record[.parent]?.text(&faults)
        parentPlace = record[.parent]?.place ?? record.place
        country = record[.country]?.text(&faults)
        region = record[.region]?.text(&faults)
        self.currency = currency ?? site.currency
        self.locale = locale ?? site.facts.defaultLocale
        joined = record[.joined]?.day(&faults)
        left = record[.left]?.day(&faults)
        email = record[.email]?.mailAddress(&faults)
        self.recognition = recognition ?? .anonymous
        showsAmounts = record[.amounts]?.flag(&faults) ?? false
        self.levels = levels
        privacy = Partner.Privacy(
            link: record[.link]?.wholeNumber(in: 1...999_999, &faults) ?? 1,
            until: record[.access_until]?.day(&faults)
        )
        self.attributes = attributes
        if let joined, let left, left < joined {
            faults.report(.leftBeforeJoining(left, at: record.place(of: .left)))
        }
    }

    private static func levels(
        _ record: Record<PartnerKey>,
        site: SiteShape,
        _ faults: inout Faults
    ) -> [LevelStanding] {
        if let node = record[.level] {
            if record.has(.levels) {
                faults.report(.levelTwice(at: record.place(of: .level)))
            }
            return level(node, site, &faults).map { [LevelStanding(from: nil, level: $0)] } ?? []
        }
        guard let node = record[.levels], let items = node.list("levels", &faults) else {
            return []
        }
        var standings: [LevelStanding] = []
        for item in items {
            guard let standing = Record<StandingKey>(item, &faults),
                let name = standing[.level], let level = level(name, site, &faults)
            else { continue }
            let from = standing[.from]?.day(&faults)
            if let last = standings.last, (from?.number ?? -1) <= (last.from?.number ?? -1) {
                faults.report(.levelsNotAscending(at: standing.place(of: .from)))
            }
            standings.append(LevelStanding(from: from, level: level))
        }
        return standings
    }

    private static func level(
        _ node: YAMLNode,
        _ site: SiteShape,
        _ faults: inout Faults
    ) -> Int? {
        node.value("level", among: site.levels, &faults).flatMap { site.levels.firstIndex(of: $0) }
    }
}

extension YAMLNode {
    /// A text that stands among known ones.
    func value(_ what: String, among known: [String], _ faults: inout Faults) -> String? {
        guard let text = text(&faults, as: "a \(what)") else { return nil }
        guard known.contains(text) else {
            faults.report(.unknownValue(text, of: what, known: known, at: place))
            return nil
        }
        return text
    }
}

extension Diagnostic {
    static func conversionNotYet(
        _ code: String,
        _ siteCode: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .notYet,
            at: place,
            "conversion between currencies is not computed by this version",
            found: code,
            hint: "products are priced in the site's own currency, \(siteCode)"
        )
    }

    static func leftBeforeJoining(_ day: Day, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .leftBeforeJoining,
            at: place,
            "a partner leaves on or after the day it joined",
            found: "\(day)"
        )
    }

    static func levelTwice(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .levelTwice,
            at: place,
            "a partner has `level` or `levels`, not both",
            hint: "keep `levels`, with the day each begins"
        )
    }

    static func levelsNotAscending(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .levelsNotAscending,
            at: place,
            "the levels of a partner stand in order of their days",
            hint: "the earliest first; only the first may leave out `from`"
        )
    }
}
