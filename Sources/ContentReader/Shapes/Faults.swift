import Diagnostics

/// The diagnostics met so far: a reader goes on after each, so that one run names them all.
struct Faults {
    private(set) var all: [Diagnostic] = []

    /// Whether anything found keeps the site from being published.
    var hasErrors: Bool { errorCount > 0 }

    /// How many errors were met; a reader that sees no more than before has read a whole value.
    private(set) var errorCount = 0

    mutating func report(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
        if diagnostic.severity == .error { errorCount += 1 }
    }

    /// Takes faults out that only follow from another one.
    mutating func forget(_ code: DiagnosticCode) {
        all.removeAll { $0.code == code }
        errorCount = all.count { $0.severity == .error }
    }

    /// Takes back the errors of some files.
    mutating func forgetErrors(in files: Set<String>) {
        all.removeAll { fault in
            fault.severity == .error && fault.place.map { files.contains($0.file) } ?? false
        }
        errorCount = all.count { $0.severity == .error }
    }

    mutating func report(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { report(diagnostic) }
    }
}
