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

/// Draws up the statements of every partner, in parallel, and takes of them what is asked for, in
/// order of partner.
///
/// - Throws: a diagnostic when a figure leaves its range; what `take` throws.
func mapStatements<Taken: Sendable>(
    _ content: Content,
    filters: CompiledFilters,
    _ take: @escaping @Sendable (PartnerIndex, [Statement]) throws -> Taken
) async throws -> [Taken] {
    let shared = try shareFigures(content, filters: filters)
    return try await mapInParallel(content.portfolio.partners.count, jobs: coreCount()) { partner in
        try take(partner, statements(of: partner, content, filters: filters, shared: shared))
    }
}

func describe(_ refusal: Refusal, _ content: Content) -> Diagnostic {
    describeRefusal(refusal, portfolio: content.portfolio, places: content.places)
}
