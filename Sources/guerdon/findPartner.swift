import Diagnostics
import Incentives

/// The partner that the command line names by its id.
///
/// - Throws: `Stop` with status 64 when there is none.
func findPartner(_ id: String, in partners: [Partner]) throws -> PartnerIndex {
    if let index = partners.firstIndex(where: { $0.id.text == id }) { return index }
    let near = suggestName(for: id, among: partners.map(\.id.text))
    throw Stop(
        status: 64,
        "there is no partner \(id)" + (near.map { "; did you mean \($0)?" } ?? "")
    )
}
