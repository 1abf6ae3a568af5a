import Foundation

/// Asks for addresses, at most 8 at once, without a login and without following where they lead.
///
/// curl asks: what Swift has for it waits for ever on a host that wants a login.
///
/// - Throws: `Stop` with status 3 where one of them can't be asked.
func askHost(_ addresses: [String], timeoutSeconds: Int) throws -> [HostAnswer] {
    var answers: [HostAnswer] = []
    for start in stride(from: 0, to: addresses.count, by: 100) {
        let some = Array(addresses[start..<min(start + 100, addresses.count)])
        answers += try askTogether(some, timeoutSeconds: timeoutSeconds)
    }
    return answers
}

private func askTogether(_ addresses: [String], timeoutSeconds: Int) throws -> [HostAnswer] {
    // Nobody's own settings count: they could follow redirects, or log in.
    let flags = [
        "curl", "--disable", "--silent", "--globoff", "--path-as-is", "--proto", "=http,https",
        "--parallel", "--parallel-max", "8", "--fail-early", "--max-time", "\(timeoutSeconds)",
        "--write-out", #"%{urlnum}\t%{exitcode}\t%{http_code}\t%{redirect_url}\n"#,
    ]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = flags + addresses.flatMap { ["--output", "/dev/null", $0] }
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(),
        as: UTF8.self
    )
    process.waitUntilExit()
    if process.terminationStatus == 127 {
        throw Stop(status: 3, "probe asks by curl, which is not there: apt-get install curl")
    }
    return try readAnswers(output, addresses, timeoutSeconds: timeoutSeconds)
}

/// Reads a line for each address, in any order.
private func readAnswers(
    _ output: String,
    _ addresses: [String],
    timeoutSeconds: Int
) throws -> [HostAnswer] {
    var answers: [HostAnswer?] = Array(repeating: nil, count: addresses.count)
    var failure: (address: String, code: Int)?
    for line in output.split(separator: "\n") {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 4, let index = Int(parts[0]), answers.indices.contains(index),
            let code = Int(parts[1]), let status = Int(parts[2])
        else { throw Stop(status: 3, "curl says what probe does not understand: \(line)") }
        if code == 0 {
            let target = String(parts[3])
            answers[index] = HostAnswer(status: status, leadsTo: target.isEmpty ? nil : target)
        } else if code != abortedCode, failure == nil {
            failure = (addresses[index], code)
        }
    }
    let answered = answers.compactMap { $0 }
    guard failure == nil, answered.count == addresses.count else {
        let (address, code) = failure ?? (addresses[0], abortedCode)
        throw Stop(
            status: 3,
            "\(address) can't be asked: \(reason(code, timeoutSeconds: timeoutSeconds))"
        )
    }
    return answered
}

/// What curl says of requests that it gave up since another one had failed.
private let abortedCode = 42

private func reason(_ code: Int, timeoutSeconds: Int) -> String {
    switch code {
    case 5, 6: "nobody knows the host's name"
    case 7: "nobody answers there"
    case 28: "no answer in \(counted(timeoutSeconds, "second"))"
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91:
        "its certificate is not one to trust"
    case _: "curl ends with status \(code)"
    }
}
