/// How large a sealed page is, so that its size tells little of what is in it.
///
/// A size keeps its highest bits only: as many behind the first as its exponent needs to be
/// written. It grows by less than a sixteenth, and below 16 KiB all pages have one size.
///
/// - Units: bytes.
/// - Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
///   PURBs", 2019, Padmé; SEALING, "Construction", 3.
package enum SealedSize {
    /// The size of the smallest pages.
    package static let floor = 16_384
    /// The commitment before, and the tag behind what is sealed.
    package static let overhead = 32 + 16

    /// The size of a page whose texts and their lengths have so many bytes.
    package static func ofPage(length: Int) -> Int { max(floor, padme(length + overhead)) }

    /// Whether some page has this size.
    package static func isOne(_ size: Int) -> Bool { size >= floor && padme(size) == size }

    private static func padme(_ size: Int) -> Int {
        guard size > 1 else { return size }
        let exponent = Int.bitWidth - 1 - size.leadingZeroBitCount
        let kept = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = (1 << max(0, exponent - kept)) - 1
        return (size + mask) & ~mask
    }
}
