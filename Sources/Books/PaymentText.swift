import Incentives

/// A text in the characters that banks pass on: letters without accents, digits, spaces and
/// `/ - ? : ( ) . , ' +`.
///
/// Letters lose their accents, `&` becomes `+`, an underscore a hyphen, and what has no likeness a
/// point.
///
/// - Source: European Payments Council, EPC217-08, on the Latin character set of SEPA.
func paymentText(_ text: String, atMost limit: Int) -> String {
    var plain = ""
    for character in text {
        plain += PaymentCharacters.likeness[character] ?? PaymentCharacters.plain(character)
    }
    let words = plain.split(separator: " ").joined(separator: " ")
    let cut = String(words.prefix(limit))
    return cut.last == " " ? String(cut.dropLast()) : cut
}

/// What a payment is called from end to end: `<partner>/<period>` in at most 35 characters.
///
/// A partner whose id is too long, or has an underscore, is named by what fits and eight digits of
/// the digest of the whole, so that no two payments of a period are called the same.
///
/// - Source: ISO 20022, Max35Text; EPC217-08: no slash at either end, nor two in a row.
func paymentReference(
    _ partner: PartnerID,
    _ period: Period,
    digest: ([UInt8]) -> String
) -> String {
    let whole = "\(partner)/\(period.name)"
    if whole.utf8.count <= 35, !whole.contains("_") { return whole }
    let tail = "-\(digest(Array(whole.utf8)).prefix(8))/\(period.name)"
    return paymentText(partner.text, atMost: 35 - tail.utf8.count) + tail
}

private enum PaymentCharacters {
    static func plain(_ character: Character) -> String {
        if character.isASCII, character.isLetter || character.isNumber { return String(character) }
        if "/-?:().,'+".contains(character) { return String(character) }
        return character.isWhitespace ? " " : "."
    }

    /// What stands for a letter with an accent, and for signs that payments do without.
    static let likeness: [Character: String] = {
        let groups = [
            ("A", "ÀÁÂÃÅĀĂĄ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐÐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"),
            ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇ"),
            ("O", "ÒÓÔÕØŌŎŐ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("T", "ŢŤŦȚ"), ("U", "ÙÚÛŨŪŬŮŰŲ"),
            ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"), ("a", "àáâãåāăą"), ("c", "çćĉċč"), ("d", "ďđð"),
            ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"),
            ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõøōŏő"), ("r", "ŕŗř"),
            ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûũūŭůűų"), ("w", "ŵ"), ("y", "ýŷÿ"),
            ("z", "źżž"), ("Ae", "ÄÆ"), ("Oe", "ÖŒ"), ("Ue", "Ü"), ("ae", "äæ"), ("oe", "öœ"),
            ("ue", "ü"), ("ss", "ß"), ("SS", "ẞ"), ("Th", "Þ"), ("th", "þ"), ("+", "&"),
            ("-", "_–—"),
            ("'", "’‘`´"), ("(", "[{"), (")", "]}"),
        ]
        var table: [Character: String] = [:]
        for (plain, letters) in groups {
            for letter in letters { table[letter] = plain }
        }
        return table
    }()
}
