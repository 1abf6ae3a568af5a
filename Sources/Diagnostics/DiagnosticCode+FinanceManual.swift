extension DiagnosticCode {
    /// What the codes of closings, versions, adjustments, payments and disputes mean.
    static let financeManuals: [DiagnosticCode: String] = [
        .amountZero:
            "An adjustment or a payment of nothing says nothing, so a figure is missing.",
        .badDispute:
            "A dispute lacks the answer that its status asks for, or its days, its adjustment or "
            + "its statement can't be.",
        .badOpening:
            "A row of opening balances stands twice, has what is of another kind of row, or is of "
            + "a period that does not lie before the first statement here.",
        .badPayment:
            "A payment stands twice, is of a statement that is another's or goes on, or takes back "
            + "more than was paid.",
        .badPeriodCount:
            "How far corrections reach back is a whole number of statement periods.",
        .badVersion:
            "A program takes the place of another from the day on which its run starts: of one "
            + "document, in the same currency, later than that one began.",
        .lateDispute:
            "A dispute was opened after the last day on which its statement could be disputed.",
        .olderVersionRead:
            "A rule reads what an incentive pays that a newer version takes the place of. From "
            + "that day on it reads nothing of it, unless it names the newer one beside it.",
        .periodCut:
            "A newer version starts inside a period of the older one. Either pays the lines of its "
            + "own days by the whole bounds and limits, since nothing is prorated, so that a "
            + "partner may miss a tier that the whole period would have reached.",
        .ruleChanged:
            "What comes back of a closed period takes back what was paid, as long as today's "
            + "document counts its sale. A new version that supersedes it keeps the older one.",
        .tableChanges:
            "A newer version changes a table inside one of the periods that its measure runs over, "
            + "so that nobody could say which of the two the period goes by. It starts where a "
            + "period does. A plain rate is of each line, and may change on any day.",
        .asOfBeforeClosing:
            "Figures are computed as of the newest closing's day or a later one: as of a day "
            + "before it, lines that are stated would not be there yet.",
        .closedCurrencyChanged:
            "A partner's statements go on in the currency in which they were closed: what it "
            + "carries, and what is corrected of closed periods, is in that currency. In another "
            + "currency it is another partner, with an id of its own.",
        .closedPartnerGone:
            "A partner that closed statements carry a sum for is not in the content any more, so "
            + "that nobody would be told of the sum again.",
        .closedTermsChanged:
            "The cycle of the statements and the month in which years start stay as they were "
            + "closed. In other periods a month could be stated twice, or never.",
        .closedRowChanged:
            "A row of a sales file, or of another file of rows, is not as it was when its "
            + "period was closed. Closed rows stay; what is late or wrong is told by further "
            + "rows.",
        .closedRowsGone:
            "A file whose rows a closing has counted is not there any more.",
        .openingClosed:
            "A row was added to the opening balances behind the first closing. Every statement "
            + "since then goes on from them, so that they stay as they were closed; what they "
            + "lack is told by an adjustment.",
        .closingCut:
            "The keyring has signed more closings than there are: the last ones were taken "
            + "away.",
        .closingFileChanged:
            "A file of a closing has other bytes than those that were closed.",
        .closingFileMissing:
            "A file that a closing lists is not there.",
        .closingFileStrange:
            "A file stands below content/closings/ that no closing lists.",
        .closingForm:
            "A file of a closing is not in the one form in which guerdon writes it.",
        .closingGap:
            "Closings are numbered from 1; one is missing, or two have one number.",
        .closingMisplaced:
            "A closing stands in the folder of its period and in no other.",
        .closingOtherKey:
            "A closing is signed by another key than the keyring's, or than the closings "
            + "before it.",
        .closingOtherSite:
            "A closing was made for another site than this one.",
        .closingPeriod:
            "Closings follow each other period by period; a period between two of them was "
            + "left out.",
        .closingReplaced:
            "A closing is signed, but is not the one that the next closing or the keyring "
            + "names: one of another run was put in its place.",
        .closingSignature:
            "The signature of a closing does not fit what it lists: one of the two was "
            + "changed.",
        .closingUnread:
            "A closed period is computed anew by the documents that it was closed with, so that "
            + "late lines fit those, too.",
        .closingVersion:
            "A closing is of a later version of the format than this program reads.",
        .closingsAhead:
            "There are more closings than the keyring has signed: it is an old copy, or "
            + "somebody else's.",
        .demoKeyring:
            "The keys of samples are known to everybody, so only a site at localhost or under "
            + "a name for examples may use them.",
        .sealedWithoutKeyring:
            "Private pages are sealed by the site's keyring unless `access` says otherwise, so a "
            + "site without one publishes nothing.",
    ]
}
