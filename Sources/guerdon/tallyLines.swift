import ContentReader
import Diagnostics
import Incentives

/// A line for each file of rows: what was read of it, and what of that is on no statement.
func tallyLines(
    _ tallies: [FileTally],
    unlisted: [LineIndex],
    places: ContentPlaces
) -> [String] {
    var byFile: [String: [SourceRange]] = [:]
    for line in unlisted {
        let place = places.place(ofLine: line)
        byFile[place.file, default: []].append(place)
    }
    return tallies.map { tally in
        var text = "\(tally.path): \(counted(tally.rowsRead, tally.one, tally.several)) read"
        if tally.rowsSkipped > 0 {
            text += ", \(counted(tally.rowsSkipped, "row")) left out"
        }
        if tally.rowsRepeated > 0 {
            text += ", \(counted(tally.rowsRepeated, "exact repeat")) counted once"
        }
        if tally.rowsLater > 0 { text += ", \(tally.rowsLater) after the as-of day not seen" }
        let places = byFile[tally.path] ?? []
        if let first = places.map(\.start.line).min() {
            text +=
                ", \(places.count) on no statement (no program runs on the day, or the partner "
                + "is not active; the first is line \(first))"
        }
        return text
    }
}

/// A number with its noun: `1 row`, `2 rows`; of several the noun ends with an s unless it is said.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    "\(count) \(count == 1 ? one : several ?? one + "s")"
}
