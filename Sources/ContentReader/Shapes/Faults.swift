import Diagnostics

/// The diagnostics met so far: a reader goes on after each, so that one run names them all.
struct Faults {
    private(set) var all: [Diagnostic] = []

    /// Whether anything found keeps the site from being published.
    var hasErrors: Bool { all.contains { $0.severity == .error } }

    mutating func report(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    /// Takes faults out that only follow from another one.
    mutating func forget(_ code: DiagnosticCode) {
        all.removeAll { $0.code == code }
    }

    mutating func report(_ diagnostics: [Diagnostic]) {
        all += diagnostics
    }
}
