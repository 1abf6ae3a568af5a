/// The stable name of a kind of fault: what scripts match and `explain-code` explains.
///
/// A code is a case here with its sentence in `manual`, and a maker beside the reader that finds
/// it.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
    case notYet = "not-yet"

    case notInEncoding = "not-in-encoding"
    case controlCharacter = "control-character"
    case yamlSyntax = "yaml-syntax"
    case yamlAnchor = "yaml-anchor"
    case yamlTag = "yaml-tag"
    case yamlTab = "yaml-tab"
    case yamlTooDeep = "yaml-too-deep"
    case yamlTooLarge = "yaml-too-large"
    case yamlSecondDocument = "yaml-second-document"
    case duplicateKey = "duplicate-key"
    case invisibleInKey = "invisible-in-key"
    case noFrontMatter = "no-front-matter"
    case openFrontMatter = "open-front-matter"
    case csvNoHeader = "csv-no-header"
    case csvRaggedRow = "csv-ragged-row"
    case csvTooManyColumns = "csv-too-many-columns"
    case csvDuplicateColumn = "csv-duplicate-column"
    case csvLineTooLong = "csv-line-too-long"
    case csvOpenQuote = "csv-open-quote"
    case csvTextBehindQuote = "csv-text-behind-quote"
    case csvBareQuote = "csv-bare-quote"

    case ambiguousComma = "ambiguous-comma"
    case amountTooSmall = "amount-too-small"
    case badBaseURL = "bad-base-url"
    case badColour = "bad-colour"
    case badDay = "bad-day"
    case badDayFormat = "bad-day-format"
    case badDuration = "bad-duration"
    case badID = "bad-id"
    case badNumber = "bad-number"
    case badPeriod = "bad-period"
    case badRate = "bad-rate"
    case badSaleID = "bad-sale-id"
    case badSpan = "bad-span"
    case boundOutOfOrder = "bound-out-of-order"
    case duplicateID = "duplicate-id"
    case duplicateSale = "duplicate-sale"
    case emptyDocument = "empty-document"
    case excessWithoutCap = "excess-without-cap"
    case floorAboveCap = "floor-above-cap"
    case fromZeroOutsideMarginal = "from-zero-outside-marginal"
    case groupingIsDecimal = "grouping-is-decimal"
    case growthHasNoCap = "growth-has-no-cap"
    case growthWithoutMeasure = "growth-without-measure"
    case interpolatedNeedsRate = "interpolated-needs-rate"
    case leftBeforeJoining = "left-before-joining"
    case levelTwice = "level-twice"
    case levelsNotAscending = "levels-not-ascending"
    case missingColumn = "missing-column"
    case missingKey = "missing-key"
    case missingValue = "missing-value"
    case noIncentives = "no-incentives"
    case noReward = "no-reward"
    case noSite = "no-site"
    case noSteps = "no-steps"
    case notApproved = "not-approved"
    case numberOutOfRange = "number-out-of-range"
    case openBrace = "open-brace"
    case otherCurrency = "other-currency"
    case paleAccent = "pale-accent"
    case parentCircle = "parent-circle"
    case rateOutOfRange = "rate-out-of-range"
    case rateWithoutPercent = "rate-without-percent"
    case returnBeforeSale = "return-before-sale"
    case returnNotNegative = "return-not-negative"
    case returnOfOther = "return-of-other"
    case returnOfReturn = "return-of-return"
    case rewardBesideTiers = "reward-beside-tiers"
    case sourceMatchesNothing = "source-matches-nothing"
    case stepPaysNothing = "step-pays-nothing"
    case strayBlocks = "stray-blocks"
    case sumOutOfRange = "sum-out-of-range"
    case tooManyDecimals = "too-many-decimals"
    case translationOfNothing = "translation-of-nothing"
    case unknownColumn = "unknown-column"
    case unknownCurrency = "unknown-currency"
    case unknownFile = "unknown-file"
    case unknownKey = "unknown-key"
    case unknownPartner = "unknown-partner"
    case unknownProduct = "unknown-product"
    case unknownSale = "unknown-sale"
    case unknownValue = "unknown-value"
    case windowOutsideRun = "window-outside-run"
    case wrongForm = "wrong-form"
    case examplePromise = "example-promise"
    case notAFile = "not-a-file"
    case phraseMissing = "phrase-missing"
    case phrasePlace = "phrase-place"
    case unsafeOutput = "unsafe-output"
    case unknownTarget = "unknown-target"
}

extension DiagnosticCode {
    /// What the code means, for somebody who meets it the first time.
    public var manual: String {
        switch self {
        case .notYet:
            "The content format names this, but this version does not compute it. It is refused, "
                + "since a rule that is read and ignored would pay a wrong sum."
        case .notInEncoding:
            "A file's bytes are not what its encoding allows. Nothing is repaired, "
                + "since a repaired name is another name."
        case .controlCharacter:
            "A text file holds a control character, which no editor shows and no "
                + "reader expects."
        case .yamlSyntax:
            "A YAML file or a document's front matter does not parse; nothing of it "
                + "is read."
        case .yamlAnchor:
            "Anchors, aliases and merge keys let one text stand in many places, and a "
                + "small file become a huge one; content writes each value out."
        case .yamlTag:
            "Tags and directives change how a value is read; content reads every "
                + "scalar by its text."
        case .yamlTab:
            "YAML does not allow tabs as indentation."
        case .yamlTooDeep:
            "A document nests deeper than any rule needs."
        case .yamlTooLarge:
            "A YAML document is longer than 1 MiB; rows belong in CSV files."
        case .yamlSecondDocument:
            "A YAML file holds a second document behind a line of three dashes; one "
                + "file is one document."
        case .duplicateKey:
            "A key stands twice in one mapping, so that one of the two values would "
                + "be lost."
        case .invisibleInKey:
            "A key holds a character that no editor shows, so that it only looks like "
                + "the key it is not."
        case .noFrontMatter:
            "A markdown document begins with its keys between two lines of three "
                + "dashes."
        case .openFrontMatter:
            "The front matter of a document begins and never ends."
        case .csvNoHeader:
            "A CSV file is empty, or has no line with the names of its columns."
        case .csvRaggedRow:
            "A row has more or fewer fields than the file has columns, so that its "
                + "values stand under the wrong names."
        case .csvTooManyColumns:
            "A file has more columns than any sales file; most often the delimiter is "
                + "another one."
        case .csvDuplicateColumn:
            "Two columns have one name, so that nobody can say which is meant."
        case .csvLineTooLong:
            "A line is longer than 1 MiB; most often its line ends are not what they "
                + "seem."
        case .csvOpenQuote:
            "A quoted field never ends, so that all rows behind it would be read as "
                + "one field."
        case .csvTextBehindQuote:
            "Text stands between a closing quote and the next delimiter."
        case .csvBareQuote:
            "A quote stands inside a field that is not quoted."
        case .ambiguousComma:
            "A comma marks decimals in one country and thousands in another, so a "
                + "number with one is not read."
        case .amountTooSmall:
            "An amount is below the least that makes sense at this place."
        case .badBaseURL:
            "The site's address is what feeds, cards and the sitemap link to, so it "
                + "is a whole one."
        case .badColour:
            "The accent is a colour of six hexadecimal digits."
        case .badDay:
            "Days are written year, month, day with hyphens, since every other order "
                + "is read in two ways."
        case .badDayFormat:
            "A source says how its files write days: year, month and day once each, "
                + "with what stands between."
        case .badDuration:
            "A duration is a whole number and days, months or years."
        case .badID:
            "An id becomes a path and a link, so it has only characters that every "
                + "file system and address takes."
        case .badNumber:
            "A number is digits, with a point before its decimals and underscores "
                + "between thousands."
        case .badPeriod:
            "A period is a year, a half, a quarter or a month, by its name."
        case .badRate:
            "A rate is a number with a percent sign behind it."
        case .badSaleID:
            "A sale id is a short text without control characters."
        case .badSpan:
            "A span is two days with two points between, the first not behind the "
                + "second."
        case .boundOutOfOrder:
            "The steps of a table stand in order of their bounds, each above the one "
                + "before."
        case .duplicateID:
            "Two things of one kind have one id or one key, so that nobody can say "
                + "which is meant."
        case .duplicateSale:
            "A sale id occurs twice, so that a sale would be paid twice."
        case .emptyDocument:
            "A document is there and says nothing."
        case .excessWithoutCap:
            "The excess over a cap is carried or lost only where a period has a cap."
        case .floorAboveCap:
            "A payout cannot be at least more than it is at most."
        case .fromZeroOutsideMarginal:
            "Paying back to zero is what a single step may do inside a marginal "
                + "table."
        case .groupingIsDecimal:
            "One mark cannot stand for decimals and for thousands."
        case .growthHasNoCap:
            "Growth is a ratio; a cap on the measure is one of money or units."
        case .growthWithoutMeasure:
            "The key `growth` says how growth is measured, and this incentive "
                + "measures something else."
        case .interpolatedNeedsRate:
            "Between two bounds of an interpolated table the rate lies on a straight "
                + "line, so each step has one rate and nothing else."
        case .leftBeforeJoining:
            "A partner's last day lies before its first."
        case .levelTwice:
            "A partner's standing is said once: by one level, or by the levels with "
                + "their days."
        case .levelsNotAscending:
            "A partner's levels stand in order of the days on which they begin."
        case .missingColumn:
            "A sales file lacks a column without which its lines say nothing."
        case .missingKey:
            "A key that the document cannot do without is not there."
        case .missingValue:
            "A cell that the row cannot do without is empty."
        case .noIncentives:
            "A program without incentives pays nothing."
        case .noReward:
            "An incentive says what it pays."
        case .noSite:
            "The folder has no content/site.yaml, so it is no site."
        case .noSteps:
            "A table of tiers without steps pays nothing."
        case .notApproved:
            "A program comes into force once somebody has approved it; until then it "
                + "is left out."
        case .numberOutOfRange:
            "A number is larger or smaller than its place allows."
        case .openBrace:
            "A template over columns opens a brace and never closes it."
        case .otherCurrency:
            "An amount names another currency than the program's; amounts of two "
                + "currencies are never added up raw."
        case .paleAccent:
            "Links in the accent's colour would be hard to read on paper."
        case .parentCircle:
            "A partner is, over its parents, its own ancestor."
        case .rateOutOfRange:
            "Rewards and shares lie between 0% and 100%; bounds are free."
        case .rateWithoutPercent:
            "0.02 and 2 are read differently by different people, so a rate without a "
                + "percent sign is not read at all."
        case .returnBeforeSale:
            "A return is dated before the sale that it takes back."
        case .returnNotNegative:
            "A line names a sale that it returns, and takes nothing back."
        case .returnOfOther:
            "A return names a sale of another partner."
        case .returnOfReturn:
            "A return names another return."
        case .rewardBesideTiers:
            "A reward beside a table would pay twice."
        case .sourceMatchesNothing:
            "A source names files that are not there."
        case .stepPaysNothing:
            "A step of a table has no reward."
        case .strayBlocks:
            "`per` and `blocks` say how units are counted for `per_unit`, which is "
                + "not there."
        case .sumOutOfRange:
            "A sum leaves the range that amounts may have; nothing is cut off in "
                + "silence."
        case .tooManyDecimals:
            "A number has more decimals than its place allows; nothing is rounded in "
                + "silence."
        case .translationOfNothing:
            "A document in another locale belongs to one that is not there."
        case .unknownColumn:
            "A rule or a source names a column that no file has."
        case .unknownCurrency:
            "A currency is a code of three capital letters that ISO 4217 lists."
        case .unknownFile:
            "A file lies where no reader looks, so that it would be passed over."
        case .unknownKey:
            "A key is misspelt, or belongs to another mapping; what is not known is "
                + "not read past."
        case .unknownPartner:
            "A partner is named whom no file declares."
        case .unknownProduct:
            "A product is named that no file declares."
        case .unknownSale:
            "A return names a sale that no file has."
        case .unknownValue:
            "A word stands where one of a few is due, or a name that nothing has."
        case .windowOutsideRun:
            "An incentive's window has no day in the program's run, so that nothing "
                + "can ever count."
        case .wrongForm:
            "A list, a mapping or a text stands where another of them is due."
        case .examplePromise:
            "An example of a document promises another payout than its rule pays."
        case .notAFile:
            "A link, a pipe or a device lies in the content; only files are read."
        case .phraseMissing:
            "A locale's strings lack a text that pages show."
        case .phrasePlace:
            "A text of a locale's strings names a figure that it is not given."
        case .unsafeOutput:
            "The folder to publish into is one that must not be replaced."
        case .unknownTarget:
            "A command names a partner, a period or an incentive that is not there."
        }
    }
}
