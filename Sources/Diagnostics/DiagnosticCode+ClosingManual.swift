extension DiagnosticCode {
    /// What the codes of closings mean.
    static let closingManuals: [DiagnosticCode: String] = [
        .closedRowChanged:
            "A row of a sales file, or of another file of rows, is not as it was when its "
            + "period was closed. Closed rows stay; what is late or wrong is told by further "
            + "rows.",
        .closedRowsGone:
            "A file whose rows a closing has counted is not there any more.",
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
        .closingVersion:
            "A closing is of a later version of the format than this program reads.",
        .closingsAhead:
            "There are more closings than the keyring has signed: it is an old copy, or "
            + "somebody else's.",
        .demoKeyring:
            "The keys of samples are known to everybody, so only a site at localhost or under "
            + "a name for examples may use them.",
    ]
}
