import Diagnostics
import Incentives
import Sealing

/// Holds every file of rows against what each closing saw of it.
func checkRows(_ closings: [ChainedClosing], _ content: [BookFile]) -> [Diagnostic] {
    var seen: [String: [(period: String, rows: ClosedRows)]] = [:]
    for chained in closings {
        let period = chained.closing.head.period.name
        for rows in chained.closing.rows {
            seen[rows.contentPath, default: []].append((period, rows))
        }
    }
    guard let first = closings.first?.closing else { return [] }
    var files: [String: [UInt8]] = [:]
    for file in content { files[file.path] = file.bytes }
    let opening = content.compactMap { addedOpening($0, behind: first) }
    return opening
        + seen.sorted { precedes($0.key, $1.key) }.flatMap { path, versions in
            guard let bytes = files[path] else {
                return [Diagnostic.closedRowsGone(path, since: versions[0].period)]
            }
            return RowsOverTime(path: path, bytes: bytes).faults(versions)
        }
}

/// Opening balances are whole with the first closing, since all statements go on from them.
private func addedOpening(_ file: BookFile, behind first: Closing) -> Diagnostic? {
    guard file.path.hasPrefix("content/opening/") else { return nil }
    let known = first.rows.first { $0.contentPath == file.path }?.length ?? 0
    guard known < file.bytes.count else { return nil }
    let line = physicalLines(of: file.bytes).firstIndex { line in
        line.lowerBound >= known && file.bytes[line].contains { $0 != 0x0A && $0 != 0x0D }
    }
    return line.map { .openingClosed(file.path, $0 + 1, since: first.head.period.name) }
}

/// A file of rows as it is now.
private struct RowsOverTime {
    let path: String
    let bytes: [UInt8]

    /// The faults under the first closing that saw other rows; later ones saw the same.
    func faults(_ versions: [(period: String, rows: ClosedRows)]) -> [Diagnostic] {
        var running = RunningDigest()
        var taken = 0
        for (period, rows) in versions.sorted(by: { $0.rows.length < $1.rows.length }) {
            let isThere = rows.length <= bytes.count
            if isThere {
                running.add(bytes[taken..<rows.length])
                taken = rows.length
            }
            guard isThere, running.digest == rows.digest else {
                return changes(since: period, rows)
            }
            if let line = addition(to: rows) {
                return [.closedRowChanged(path, line, text(of: line), .addedTo, since: period)]
            }
        }
        return []
    }

    /// The line that later text was added to, though it was closed.
    private func addition(to rows: ClosedRows) -> Int? {
        guard rows.length < bytes.count else { return nil }
        let end = rows.length
        let count = rows.lineDigests.count
        if end > 0, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D, bytes[end] != 0x0A,
            bytes[end] != 0x0D
        {
            return count
        }
        return path.hasSuffix(".yaml") ? continuation(behind: end) : nil
    }

    /// In YAML a line behind the last item may belong to it: what follows starts with a dash, as
    /// far in as the closed items.
    private func continuation(behind end: Int) -> Int? {
        let lines = physicalLines(of: bytes)
        func indent(_ line: Range<Int>) -> Int { bytes[line].prefix { $0 == 0x20 }.count }
        func isItem(_ line: Range<Int>) -> Bool {
            bytes[line].dropFirst(indent(line)).first == 0x2D
        }
        let first = lines.first { $0.lowerBound < end && isItem($0) }
        for (index, line) in lines.enumerated() where line.lowerBound >= end {
            let byte = bytes[line].dropFirst(indent(line)).first
            if byte == 0x23 || byte == 0x0A || byte == 0x0D || byte == nil { continue }
            if let first, isItem(line), indent(line) == indent(first) { return nil }
            return first == nil ? nil : index + 1
        }
        return nil
    }

    /// The lines that are not as they were; only the first where lines were put in or taken out.
    private func changes(since period: String, _ rows: ClosedRows) -> [Diagnostic] {
        let old = rows.lineDigests
        let lines = physicalLines(of: bytes)
        var now = lines.map { Digest.short(of: bytes[$0]) }
        if let last = old.indices.last, last < now.count {
            // A last line without an end may have one by now.
            let text = bytes[lines[last]].prefix { $0 != 0x0A && $0 != 0x0D }
            if Digest.short(of: text) == old[last] { now[last] = old[last] }
        }
        var faults: [Diagnostic] = []
        for index in old.indices {
            guard index < now.count else {
                faults.append(.closedRowChanged(path, index + 1, "", .gone, since: period))
                break
            }
            if now[index] == old[index] { continue }
            let change = change(at: index, old, now)
            faults.append(
                .closedRowChanged(path, index + 1, text(of: index + 1), change, since: period)
            )
            if change != .changed { break }
        }
        return faults.isEmpty ? [.closedRowChanged(path, 1, "", .changed, since: period)] : faults
    }

    private func change(at index: Int, _ old: [UInt32], _ now: [UInt32]) -> RowChange {
        if index + 1 < old.count, now[index] == old[index + 1] { return .gone }
        if index + 1 < now.count, now[index + 1] == old[index] { return .putBefore }
        return .changed
    }

    private func text(of line: Int) -> String {
        let lines = physicalLines(of: bytes)
        guard line >= 1, line <= lines.count else { return "" }
        let text = bytes[lines[line - 1]].prefix { $0 != 0x0A && $0 != 0x0D }
        return String(decoding: text, as: UTF8.self)
    }
}

/// What happened to a closed row.
enum RowChange: Hashable, Sendable {
    case changed
    case gone
    /// Another row stands where it stood, and it stands behind that.
    case putBefore
    /// Text was put behind it on its own line, or in YAML on the next.
    case addedTo
}
