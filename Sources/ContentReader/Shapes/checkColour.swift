/// Whether a text is a colour written `#0b6e4f`.
func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
}

/// Whether a colour on Guerdon's paper (#fcfcfa) has a contrast of at least 4.5.
///
/// The relative luminance is that of WCAG 2, whose power of 2.4 is read from a table of its values
/// in ten-thousandths at every sixteenth step and drawn straight between them.
///
/// - Source: WCAG 2.2, "relative luminance" and success criterion 1.4.3.
func hasContrast(_ text: String) -> Bool {
    let digits = Array(text.dropFirst())
    let channels = [0, 2, 4].compactMap { Int(String(digits[$0...($0 + 1)]), radix: 16) }
    guard channels.count == 3 else { return false }
    let weights = [2_126, 7_152, 722]
    let luminance = zip(channels, weights).reduce(0) { $0 + linear($1.0) * $1.1 } / 10_000
    // Paper is 0.972: (0.972 + 0.05) / (L + 0.05) is at least 4.5 up to L = 0.177.
    return luminance <= 1_771
}

private func linear(_ channel: Int) -> Int {
    let table = [
        0, 52, 144, 296, 513, 802, 1_170, 1_620, 2_159, 2_789, 3_515, 4_342, 5_271, 6_308, 7_454,
        8_714, 10_000,
    ]
    let (step, rest) = channel.quotientAndRemainder(dividingBy: 16)
    let next = min(step + 1, table.count - 1)
    return table[step] + (table[next] - table[step]) * rest / 16
}
