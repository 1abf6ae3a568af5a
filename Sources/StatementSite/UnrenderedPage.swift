import Incentives
public import Templates

/// A page's values before a template shows them: what a closing keeps of a page.
///
/// Its sentences, figures and addresses stay; templates, their fixed words and the site's looks are
/// those of the day on which it is rendered.
public struct UnrenderedPage: Sendable {
    /// Below the published site.
    public let path: String
    public let locale: String
    /// The name of its template.
    public let template: String
    public let record: TemplateRecord

    public init(path: String, locale: String, template: String, record: TemplateRecord) {
        self.path = path
        self.locale = locale
        self.template = template
        self.record = record
    }

    /// The fields of a page that closings keep, without the fixed words of its templates; nil where
    /// no such page is kept.
    public static func shape(of template: String) -> RecordShape? {
        SiteTemplates.PageKind(rawValue: template).flatMap { kind in
            switch kind {
            case .statement, .program: kind.shape
            case .home, .index, .prices, .changes, .board, .page, .sealed, .notFound: nil
            }
        }
    }
}

/// A closing as every page names it: its number, period and digest.
public struct ClosingMark: Hashable, Sendable {
    public let number: Int
    public let period: String
    /// Hexadecimal.
    public let digest: String

    public init(number: Int, period: String, digest: String) {
        self.number = number
        self.period = period
        self.digest = digest
    }
}

extension SiteRenderer {
    /// Shows a public page that a closing keeps, by the templates of today.
    public func render(_ page: UnrenderedPage, _ closing: ClosingMark) -> Page {
        let (kind, record) = today(page, closing)
        return Page(path: page.path, bytes: templates.render(kind, record))
    }

    /// Shows a statement that a closing keeps, by the templates of today.
    public func render(
        _ page: UnrenderedPage,
        _ closing: ClosingMark,
        of place: PrivatePlace,
        lines: [UInt8],
        at addresses: PrivateAddresses?
    ) -> PrivatePage {
        let (kind, record) = today(page, closing)
        return render(
            kind,
            record,
            place,
            words(page.locale),
            lines: lines,
            locale: page.locale,
            at: addresses
        )
    }

    private func today(
        _ page: UnrenderedPage,
        _ closing: ClosingMark
    ) -> (kind: SiteTemplates.PageKind, record: TemplateRecord) {
        guard let kind = SiteTemplates.PageKind(rawValue: page.template) else {
            preconditionFailure("Closings keep pages whose templates the program has.")
        }
        let site = words(page.locale)
        let look = FrameView.look(of: site, path: page.path)
        var fields: [String: TemplateValue] = ["t": .record(site.words)]
        for field in page.record.fields(of: kind.shape) where field.name == "frame" {
            guard case .record(let frame) = field.value else { continue }
            fields["frame"] = .record(frame.replacing(look, in: FrameView.shape))
        }
        if kind == .statement { fields["closing"] = .text(site.closing(closing)) }
        return (kind, page.record.replacing(fields, in: kind.shape))
    }
}

extension SiteWords {
    /// A closing's number, period and digest, to be compared with what others were told.
    func closing(_ mark: ClosingMark) -> String {
        phrases(
            .closingMark,
            ["n": "\(mark.number)", "period": mark.period, "digest": grouped(mark.digest)]
        )
    }

    /// The first 16 digits in groups of four, which can be read aloud.
    func grouped(_ digest: String) -> String {
        var groups: [String] = []
        var rest = digest.prefix(16)
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}
