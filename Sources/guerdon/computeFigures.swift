import ContentReader
import Diagnostics
import Incentives

/// Ranks the partners of every board.
///
/// - Throws: a diagnostic when a sum leaves its range.
func rankBoards(_ content: Content, filters: CompiledFilters) throws -> [Leaderboard] {
    try content.portfolio.boards.indices.flatMap { board in
        do throws(Refusal) {
            return try rankPartners(of: board, in: content.portfolio, filters: filters)
        } catch {
            throw describe(error, content)
        }
    }
}

/// Finds what depends on several partners at once.
///
/// - Throws: a diagnostic when a figure leaves its range.
func shareFigures(_ content: Content, filters: CompiledFilters) throws -> SharedFigures {
    do throws(Refusal) {
        return try SharedFigures(content.portfolio, filters: filters)
    } catch {
        throw describe(error, content)
    }
}

/// Draws up the statements of one partner.
///
/// - Throws: a diagnostic when a figure leaves its range.
func statements(
    of partner: PartnerIndex,
    _ content: Content,
    filters: CompiledFilters,
    shared: SharedFigures
) throws -> [Statement] {
    do throws(Refusal) {
        return try drawUpStatements(
            of: partner,
            in: content.portfolio,
            filters: filters,
            shared: shared
        )
    } catch {
        throw describe(error, content)
    }
}

func describe(_ refusal: Refusal, _ content: Content) -> Diagnostic {
    describeRefusal(refusal, portfolio: content.portfolio, places: content.places)
}
