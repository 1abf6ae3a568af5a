/// Millionths as machines read and content writes them: `-1440.5`, without needless zeros but at
/// least some decimals.
public func plainMillionths(_ value: Int128, leastDecimals: Int = 0) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var decimals = String(String(rest + 1_000_000).dropFirst())
    while decimals.utf8.count > leastDecimals, decimals.last == "0" { decimals.removeLast() }
    let sign = value < 0 ? "-" : ""
    return decimals.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(decimals)"
}
