import Foundation

/// Computes a value for each index, on several cores, with the results in order.
///
/// Chunks of indices are handed out as tasks come free, at most `jobs` at a time.
///
/// - Throws: the error of the lowest index that fails, whatever the number of jobs.
func mapInParallel<Value: Sendable>(
    _ count: Int,
    jobs: Int,
    chunk: Int = 64,
    _ compute: @escaping @Sendable (Int) throws -> Value,
    progress: (Int) -> Void = { _ in }
) async throws -> [Value] {
    let starts = Array(stride(from: 0, to: count, by: chunk))
    let work: @Sendable (Int) -> (Int, [Result<Value, any Error>]) = { start in
        (
            start,
            (start..<min(start + chunk, count)).map { index in
                Result { try compute(index) }
            }
        )
    }
    var results: [[Result<Value, any Error>]] = Array(repeating: [], count: starts.count)
    await withTaskGroup(of: (Int, [Result<Value, any Error>]).self) { group in
        var next = 0
        while next < min(jobs, starts.count) {
            let start = starts[next]
            group.addTask { work(start) }
            next += 1
        }
        var done = 0
        for await (start, values) in group {
            results[start / chunk] = values
            done += values.count
            progress(done)
            if next < starts.count {
                let start = starts[next]
                group.addTask { work(start) }
                next += 1
            }
        }
    }
    return try results.flatMap { try $0.map { try $0.get() } }
}

/// How many tasks run at once where nobody says a number.
func coreCount() -> Int { ProcessInfo.processInfo.activeProcessorCount }
