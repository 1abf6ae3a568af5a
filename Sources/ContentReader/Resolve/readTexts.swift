import Diagnostics
import Incentives
import Markdown

/// A document with its texts in other locales put beside it.
struct LocalizedFile: Sendable {
    let file: MarkdownFile
    let id: String
    let translations: [(locale: String, file: MarkdownFile)]
}

/// Joins `<id>.md` with `<id>.<locale>.md` of the same folder.
func joinLocales(
    _ files: [MarkdownFile],
    locales: [String],
    _ faults: inout Faults
) -> [LocalizedFile] {
    var translations: [String: [(locale: String, file: MarkdownFile)]] = [:]
    var originals: [MarkdownFile] = []
    let names = Set(files.map(\.name))
    for file in files {
        guard let point = file.name.lastIndex(of: "."), file.stem.contains(".") else {
            originals.append(file)
            continue
        }
        let base = String(file.name[..<point])
        let ending = String(file.name[point...].dropFirst())
        if locales.contains(ending) {
            translations[base, default: []].append((ending, file))
        } else if names.contains(base), isLikeLocale(ending) {
            faults.report(.unknownLocale(ending, known: locales, file.path))
        } else {
            originals.append(file)
        }
    }
    var joined: [LocalizedFile] = []
    for file in originals {
        let id = file.stem
        if let fault = idFault(id) {
            faults.report(
                .badID(fault, id, at: SourceRange(file: file.path, line: 1, column: 1))
            )
            continue
        }
        joined.append(
            LocalizedFile(
                file: file,
                id: id,
                translations: translations.removeValue(forKey: file.name) ?? []
            )
        )
    }
    for orphan in translations.values.flatMap({ $0 }) {
        faults.report(.translationOfNothing(orphan.file.path))
    }
    return joined.sorted { left, right in
        if left.id == right.id {
            return left.file.path.utf8.lexicographicallyPrecedes(right.file.path.utf8)
        }
        return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
}

/// Whether an ending looks like a locale: `fr`, `fil`, `pt-BR`.
private func isLikeLocale(_ ending: String) -> Bool {
    let language = ending.prefix { $0 != "-" && $0 != "_" }
    return (2...3).contains(language.utf8.count) && ending.utf8.count <= 11
        && language.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
}

extension LocalizedFile {
    /// The bodies by locale.
    func text(defaultLocale: String) -> DocumentText {
        var bodies = [defaultLocale: file.body]
        for translation in translations { bodies[translation.locale] = translation.file.body }
        return DocumentText(path: file.path, bytes: file.bytes, bodies: bodies)
    }

    /// Title and summary with those of the translations put in.
    func localized(
        _ title: LocalText,
        _ summary: LocalText?,
        _ faults: inout Faults
    ) -> (title: LocalText, summary: LocalText?) {
        var (title, summary) = (title, summary)
        for translation in translations {
            let said = readTranslation(translation.file.frontMatter, &faults)
            if let text = said.title { title = title.replacing(translation.locale, with: text) }
            if let text = said.summary {
                summary = (summary ?? LocalText(text)).replacing(translation.locale, with: text)
            }
        }
        return (title, summary)
    }
}

/// A program as it is in force and as its document has it, with its text and examples.
typealias ReadProgram = (
    program: Program, written: Program, text: DocumentText, examples: [PlacedExample]
)

/// The programs of a site, in order of their ids, with their examples.
func readPrograms(
    _ parsed: ParsedDocuments,
    names: KnownNames,
    products: [Product],
    rates: ExchangeRates,
    asOf: Day,
    withDrafts: Bool,
    _ faults: inout Faults
) -> [ReadProgram] {
    let read = readDocuments(parsed, names, &faults)
    let all = read.map(\.program)
    let fiscalYearStarts = names.site.fiscalYearStarts
    let versions = checkVersions(
        all,
        parsed.programs,
        fiscalYearStarts: fiscalYearStarts,
        &faults
    )
    let planned = versions.planned(all)
    // Examples are computed, which incentives that wait for each other can't be.
    let mayCompute = checkStacking(
        planned,
        parsed.programs,
        fiscalYearStarts: fiscalYearStarts,
        &faults
    )
    var taken: [(program: Program, text: DocumentText, examples: [PlacedExample])] = []
    for (file, program) in read {
        let shape = ExampleShape(
            names: names,
            products: products,
            rates: rates,
            programs: program.together(with: planned),
            program: program
        )
        let examples = mayCompute ? readExamples(file, shape, &faults) : []
        reportUnknownBlocks(file, program, &faults)
        if !withDrafts, program.approval.map({ $0.on > asOf }) ?? true {
            faults.report(.notApproved(file.file.path, by: program.approval))
            continue
        }
        taken.append(
            (program, file.text(defaultLocale: names.site.facts.defaultLocale), examples)
        )
    }
    let texts = taken.map(\.text)
    if !faults.hasErrors {
        reportTwins(Array(zip(versions.planned(taken.map(\.program)), texts)), &faults)
    }
    return zip(versions.inForce(taken.map(\.program), asOf: asOf), taken).map {
        (program: $0, written: $1.program, text: $1.text, examples: $1.examples)
    }
}

private func readDocuments(
    _ parsed: ParsedDocuments,
    _ names: KnownNames,
    _ faults: inout Faults
) -> [(file: LocalizedFile, program: Program)] {
    let locales = names.site.facts.locales
    var read: [(file: LocalizedFile, program: Program)] = []
    for file in joinLocales(parsed.programs, locales: locales, &faults) {
        guard
            let given = readProgram(
                file.file.frontMatter,
                id: ProgramID(file.id),
                names: names,
                &faults
            )
        else { continue }
        let (title, summary) = file.localized(given.title, given.summary, &faults)
        read.append((file, given.retitled(title, summary)))
    }
    return read
}

/// Two programs that pay by one rule, most often a document and its copy.
private func reportTwins(
    _ programs: [(program: Program, text: DocumentText)],
    _ faults: inout Faults
) {
    for (place, (program, text)) in programs.enumerated() {
        let twin = programs[..<place].first { other in
            let isTwin =
                other.program.incentives == program.incentives
                && other.program.audience == program.audience
            return (isTwin || other.program.title == program.title)
                && other.program.runs.overlaps(program.runs)
        }
        if let twin { faults.report(.samePrograms(text.path, twin.text.path)) }
    }
}

/// The examples of a document; those of a translation are the same rule told again, and tested too.
private func readExamples(
    _ file: LocalizedFile,
    _ shape: ExampleShape,
    _ faults: inout Faults
) -> [PlacedExample] {
    var examples: [PlacedExample] = []
    for document in [file.file] + file.translations.map(\.file) {
        for block in document.body.fenced("example") {
            do throws(Diagnostic) {
                guard
                    let node = try parseYAML(
                        file: document.path,
                        bytes: Array(block.content.utf8),
                        firstLine: block.place.start.line + 1,
                        faults: &faults
                    )
                else { throw .emptyDocument(at: block.place) }
                let title = block.argument
                if let example = shape.read(node, title: title, place: block.place, &faults) {
                    examples.append(example)
                }
            } catch {
                faults.report(error)
            }
        }
    }
    return examples
}

/// Tables of tiers that name no incentive of their program.
private func reportUnknownBlocks(
    _ file: LocalizedFile,
    _ program: Program,
    _ faults: inout Faults
) {
    let known = program.incentives.map(\.id.text)
    for document in [file.file] + file.translations.map(\.file) {
        for block in document.body.fenced("tiers") where !known.contains(block.argument) {
            faults.report(.unknownBlock(block.argument, known: known, at: block.place))
        }
    }
}

/// The boards of a site, in order of their ids.
func readBoards(
    _ parsed: ParsedDocuments,
    names: KnownNames,
    _ faults: inout Faults
) -> [(board: Board, text: DocumentText)] {
    var boards: [(Board, DocumentText)] = []
    for file in joinLocales(parsed.boards, locales: names.site.facts.locales, &faults) {
        guard
            let board = readBoard(
                file.file.frontMatter,
                id: BoardID(file.id),
                names: names,
                &faults
            )
        else { continue }
        let title = file.localized(board.title, nil, &faults).title
        boards.append(
            (
                board.retitled(title),
                file.text(defaultLocale: names.site.facts.defaultLocale)
            )
        )
    }
    return boards
}

private enum PageKey: String, ShapeKey {
    case title, audience

    static let subject = "a page"

    var state: KeyState { self == .title ? .required : .optional }
}

/// The free pages of a site, in order of their names.
func readPages(
    _ parsed: ParsedDocuments,
    names: KnownNames,
    _ faults: inout Faults
) -> [FreePage] {
    var pages: [FreePage] = []
    let locales = names.site.facts.locales
    for file in joinLocales(parsed.pages, locales: locales, &faults) {
        guard let record = Record<PageKey>(file.file.frontMatter, &faults),
            let title = record[.title]?.localText(locales: locales, &faults)
        else { continue }
        let folder = file.file.path.dropFirst("content/pages/".utf8.count)
            .dropLast(file.file.stem.utf8.count + ".md".utf8.count)
        pages.append(
            FreePage(
                name: folder + file.id,
                title: file.localized(title, nil, &faults).title,
                audience: record.has(.audience)
                    ? readAudience(record[.audience], names: names, &faults) : nil,
                text: file.text(defaultLocale: names.site.facts.defaultLocale)
            )
        )
    }
    return pages
}

extension Program {
    fileprivate func retitled(_ title: LocalText, _ summary: LocalText?) -> Program {
        Program(
            id: id,
            title: title,
            summary: summary,
            owner: owner,
            runs: runs,
            currency: currency,
            audience: audience,
            budget: budget,
            version: version,
            succession: succession,
            approval: approval,
            reviews: reviews,
            incentives: incentives,
            paidAs: paidAs
        )
    }
}

extension Board {
    fileprivate func retitled(_ title: LocalText) -> Board {
        Board(
            id: id,
            title: title,
            measure: measure,
            counts: counts,
            audience: audience,
            cycle: cycle,
            group: group,
            top: top,
            minimumField: minimumField,
            showsAmounts: showsAmounts
        )
    }
}

extension Diagnostic {
    static func notApproved(_ path: String, by approval: Approval?) -> Diagnostic {
        Diagnostic(
            .notApproved,
            .warning,
            at: SourceRange(file: path, line: 1, column: 1),
            approval.map { "this program is approved on \($0.on) only, so it is left out" }
                ?? "nobody has approved this program, so it is left out",
            hint: approval == nil
                ? "write `approved: {by: NAME, on: DAY}`, or build with --drafts"
                : "nothing dated after the as-of day is seen; or build with --drafts"
        )
    }

    static func samePrograms(_ path: String, _ other: String) -> Diagnostic {
        Diagnostic(
            .samePrograms,
            .warning,
            at: SourceRange(file: path, line: 1, column: 1),
            "two programs have the same title, or the same incentives, and both pay",
            hint: "the other is \(other); is one a copy?"
        )
    }

    static func unknownBlock(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unknownBlock,
            at: place,
            "a table of tiers is that of an incentive of the program",
            found: name,
            hint: suggestName(for: name, among: known).map { "did you mean `\($0)`?" }
                ?? "there is \(known.joined(separator: ", "))"
        )
    }

    static func unknownLocale(_ locale: String, known: [String], _ path: String) -> Diagnostic {
        Diagnostic(
            .unknownLocale,
            at: SourceRange(file: path, line: 1, column: 1),
            "a translation is in a locale of the site",
            found: locale,
            hint: suggestName(for: locale, among: known).map { "did you mean `\($0)`?" }
                ?? "add it to `locales` of site.yaml, which has \(known.joined(separator: ", "))"
        )
    }

    static func translationOfNothing(_ path: String) -> Diagnostic {
        Diagnostic(
            .translationOfNothing,
            at: SourceRange(file: path, line: 1, column: 1),
            "there is no document that this translates",
            hint: "its name is that of the document with the locale before `.md`"
        )
    }
}
