import ArgumentParser
import Incentives

/// Where a site and its keys are.
struct SitePlace: ParsableArguments {
    @Option(help: "The site's folder.")
    var site = "."

    @Option(
        help: "The site's keyring, a file outside of it; GUERDON_KEYRING where none is said."
    )
    var keyring: String?

    @Flag(help: "Print diagnostics and results only.")
    var quiet = false
}

/// What every command takes that computes something.
struct SiteOptions: ParsableArguments {
    @OptionGroup var place: SitePlace

    @Option(
        name: .customLong("as-of"),
        help: "The day to compute for, such as 2026-07-08; wins over as_of in site.yaml.",
        transform: readDay
    )
    var asOf: Day?

    var site: String { place.site }
    var quiet: Bool { place.quiet }
}

/// Reads a day of the command line.
private func readDay(_ text: String) throws -> Day {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isPlain, text.utf8.count == 10, parts.count == 3, let year = parts[0],
        let month = parts[1],
        let number = parts[2], let day = Day(year: year, month: month, day: number)
    else {
        throw ValidationError("'\(text)' is no day; write one as 2026-07-08 (1970 to 2199).")
    }
    return day
}
