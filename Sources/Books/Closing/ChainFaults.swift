import Diagnostics
import Incentives
import Sealing

private let restore = "restore the folder as it was closed, from a backup or the history"

extension Diagnostic {
    /// A fault of one file of a closing.
    static func closingFault(
        _ fault: ClosingFault,
        of period: String,
        at place: SourceRange
    ) -> Diagnostic {
        switch fault.cause {
        case .missingFile:
            Diagnostic(
                .closingFileMissing,
                at: place,
                "a file of the closing \(period) is gone",
                hint: restore
            )
        case .strangeFile: .closingFileStrange(place.file)
        case .otherBytes(let bytes): .closingFileChanged(bytes, of: period, at: place)
        case .unknownVersion(let version):
            Diagnostic(
                .closingVersion,
                at: place,
                "this version reads closings of the format 1",
                found: "format \(version)",
                hint: "a later version of guerdon wrote it; use that one"
            )
        case .otherSignature(let bytes):
            Diagnostic(
                .closingSignature,
                at: place,
                "the closing \(period) is not the one that was signed",
                hint: restore,
                details: bytes.map { details(of: $0, known: "signed") } ?? []
            )
        case .json(let cause): .closingForm(words(for: cause), of: period, at: place)
        case .missingMember(let name):
            .closingForm("“\(name)” is due here", of: period, at: place)
        case .strangeMember(let name):
            .closingForm("“\(name)” is not due here", of: period, at: place)
        case .wrongForm(let expected):
            .closingForm("\(expected) is due here", of: period, at: place)
        case .outOfOrder(let path):
            .closingForm("\(path) stands out of order, or twice", of: period, at: place)
        }
    }

    private static func closingForm(
        _ cause: String,
        of period: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .closingForm,
            at: place,
            "a file of the closing \(period) is not as guerdon writes it: \(cause)",
            hint: restore
        )
    }

    private static func words(for cause: JSONFault.Cause) -> String {
        switch cause {
        case .notUTF8: "this byte is no UTF-8"
        case .endsTooEarly: "it ends here"
        case .strangeByte: "this character cannot stand here"
        case .notWhole, .outOfRange: "a whole number of 64 bits is due here"
        case .controlCharacter: "a control character stands here"
        case .strangeEscape: "this escape is never written"
        case .nameTwice: "this name stands twice"
        case .tooDeep: "it is nested too deep"
        case .goesOn: "something stands behind its end"
        case .otherForm: "it is written otherwise from here on"
        }
    }

    private static func closingFileChanged(
        _ bytes: OtherBytes,
        of period: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .closingFileChanged,
            at: place,
            "a file of the closing \(period) is not the one that was closed",
            hint: restore,
            details: details(of: bytes, known: "closed")
        )
    }

    /// Both digests, and where the two differ first.
    private static func details(of bytes: OtherBytes, known: String) -> [String] {
        let piece = bytes.firstPiece.map { piece in
            piece.isEmpty
                ? ["it ends behind byte \(piece.lowerBound)"]
                : [
                    "the first byte that differs is one of \(piece.lowerBound + 1) to "
                        + "\(piece.upperBound)"
                ]
        }
        return [
            "\(known): \(bytes.expected.hexadecimal), \(bytes.expectedLength) bytes",
            "found:  \(bytes.found.hexadecimal), \(bytes.foundLength) bytes",
        ] + (piece ?? [])
    }

    static func closingFileStrange(_ path: String) -> Diagnostic {
        Diagnostic(
            .closingFileStrange,
            at: SourceRange(file: path, line: 1, column: 1),
            "no closing has this file",
            hint: "take it out of content/closings/"
        )
    }

    static func closingHeadForm(_ path: String) -> Diagnostic {
        Diagnostic(
            .closingForm,
            at: SourceRange(file: path, line: 1, column: 1),
            "the head of the closings is a number and a digest",
            hint: "restore it from a backup or the history"
        )
    }
}

extension Diagnostic {
    /// A fault of a closing's place in the chain.
    private static func chain(
        _ code: DiagnosticCode,
        _ link: ClosingLink,
        _ message: String,
        found: String? = nil,
        hint: String,
        details: [String] = []
    ) -> Diagnostic {
        Diagnostic(
            code,
            at: SourceRange(file: link.list, line: 1, column: 1),
            message,
            found: found,
            hint: hint,
            details: details
        )
    }

    static func closingOfOtherSite(_ link: ClosingLink, _ site: SiteID) -> Diagnostic {
        chain(
            .closingOtherSite,
            link,
            "the closing is of another site",
            found: link.head.site.text,
            hint: "this site is \(site.text); is it another site's folder or keyring?"
        )
    }

    static func closingByOtherKey(_ link: ClosingLink, _ key: PublicKey) -> Diagnostic {
        chain(
            .closingOtherKey,
            link,
            "the closing is signed by another key",
            hint: "is it another site's folder or keyring?",
            details: [
                "due:   \(base64Text(key.bytes))",
                "found: \(base64Text(link.chained.publicKey.bytes))",
            ]
        )
    }

    static func closingMisplaced(_ link: ClosingLink) -> Diagnostic {
        chain(
            .closingMisplaced,
            link,
            "a closing stands in the folder of its period",
            found: link.head.period.name,
            hint: "restore the folders as they were closed"
        )
    }

    static func closingGap(_ link: ClosingLink, expected: Int) -> Diagnostic {
        let isGap = link.head.number > expected
        return chain(
            .closingGap,
            link,
            isGap ? "closing \(expected) is gone" : "two closings have one number",
            found: "closing \(link.head.number)",
            hint: restore
        )
    }

    static func closingReplaced(
        _ link: ClosingLink,
        named digest: Digest,
        by witness: String
    ) -> Diagnostic {
        chain(
            .closingReplaced,
            link,
            "another closing \(link.head.number) was signed than this one",
            hint: "restore the folder; what stands here is of another run",
            details: [
                "\(witness) names \(digest.hexadecimal)",
                "this one is \(link.chained.digest.hexadecimal)",
            ]
        )
    }

    static func closingPeriod(_ link: ClosingLink, behind last: ClosingLink) -> Diagnostic {
        chain(
            .closingPeriod,
            link,
            "a closing follows that of the period before",
            found: "\(link.head.period.name) behind \(last.head.period.name)",
            hint: restore
        )
    }

    static func closingCut(
        _ head: ChainHead,
        count: Int,
        next: String?,
        headAt path: String?
    ) -> Diagnostic {
        let file = next.map { "\(ClosingFolders.root)\($0)/\(ClosingContents.fileName)" }
        return Diagnostic(
            .closingCut,
            at: SourceRange(file: file ?? "content/closings", line: 1, column: 1),
            "closing \(count + 1) is gone",
            hint: restore,
            details: ["\(path ?? "the keyring") has seen \(head.text)"]
        )
    }

    static func closingsAhead(
        _ link: ClosingLink,
        _ head: ChainHead,
        headAt path: String?
    ) -> Diagnostic {
        chain(
            .closingsAhead,
            link,
            "there are more closings than were signed",
            found: "closing \(link.head.number)",
            hint: "restore \(path ?? "the newest keyring"); an older one has not seen them",
            details: ["\(path ?? "the keyring") has seen \(head.text)"]
        )
    }
}

extension Diagnostic {
    static func closedRowsGone(_ path: String, since period: String) -> Diagnostic {
        Diagnostic(
            .closedRowsGone,
            at: SourceRange(file: path, line: 1, column: 1),
            "a file of rows is gone since \(period) was closed",
            hint: "put it back; rows are added behind those that are closed, and never taken out"
        )
    }

    static func openingClosed(_ path: String, _ line: Int, since period: String) -> Diagnostic {
        Diagnostic(
            .openingClosed,
            at: SourceRange(file: path, line: line, column: 1),
            "opening balances are whole since \(period) was closed",
            hint: "take the row out; what was left out then is set right by an adjustment"
        )
    }

    static func closedRowChanged(
        _ path: String,
        _ line: Int,
        _ text: String,
        _ change: RowChange,
        since period: String
    ) -> Diagnostic {
        let message =
            switch change {
            case .changed: "a row was changed since \(period) was closed"
            case .gone: "a row is gone since \(period) was closed"
            case .putBefore: "a row was put before others since \(period) was closed"
            case .addedTo: "text was added to a row since \(period) was closed"
            }
        return Diagnostic(
            .closedRowChanged,
            at: SourceRange(
                file: path,
                line: line,
                column: 1,
                width: text.unicodeScalars.count
            ),
            message,
            hint: "restore the file; what is new stands behind its last row, and what was wrong "
                + "is set right by a further row or an adjustment"
        )
    }
}
