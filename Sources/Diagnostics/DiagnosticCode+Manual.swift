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
        case .csvOtherDelimiter:
            "A file parts its columns with another mark than the one it is read with, so that each "
                + "line would be one column."
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
        case .addedBesideItself:
            "A source adds a partner whose name is that of a declared one, but for blanks, marks "
                + "or case, so that its sales are parted between two."
        case .ambiguousComma:
            "A comma marks decimals in one country and thousands in another, so a "
                + "number with one is not read."
        case .amountTooSmall:
            "An amount is below the least that makes sense at this place."
        case .badAccount:
            "An account is no IBAN whose check digits fit, or lacks its bank, so that money would "
                + "go astray."
        case .badAccumulation:
            "A measure runs on over periods of which there is only one, or beside a rule that "
                + "holds for a single one."
        case .badAge:
            "No customer is of the age that a rule asks for, or an example says ages that no rule "
                + "asks for."
        case .badAverage:
            "A baseline is averaged over a few periods; one is the period before, and very many "
                + "are no history that a partner has."
        case .badBase:
            "A base of its own stands beside something that pays on the measure itself: slices, "
                + "what grew, or a cap on the measure."
        case .badBaseURL:
            "The site's address is what feeds, cards and the sitemap link to, so it "
                + "is a whole one."
        case .badClaim:
            "A claim is of a line that its partner sold, for an incentive that asks for claims; "
                + "one of price support says both prices and the units, and how far it came."
        case .badColour:
            "The accent is a colour of six hexadecimal digits."
        case .badContest:
            "A contest pays prizes to ranks: each rank once, in order, and nothing beside them."
        case .badDay:
            "Days are written year, month, day with hyphens, since every other order "
                + "is read in two ways."
        case .badDayFormat:
            "A source says how its files write days: year, month and day once each, "
                + "with what stands between."
        case .badDeal:
            "A deal is registered, approved and expires in this order, and lines name their deal."
        case .badDiscount:
            "A discount is one rate off the list price of all that is sold, whose returns restate "
                + "their sales; only it may claim back."
        case .badDuration:
            "A duration is a whole number and days, months or years."
        case .badEmail:
            "A mail address is written as every mail system takes it: one address alone, in ASCII, "
                + "with a name and a domain."
        case .badID:
            "An id becomes a path and a link, so it has only characters that every "
                + "file system and address takes."
        case .badNumber:
            "A number is digits, with a point before its decimals and underscores "
                + "between thousands."
        case .badPeriod:
            "A period is a year, a half, a quarter or a month, by its name."
        case .badPriceSupport:
            "Price support pays what its claims say, up to a limit, and nothing else."
        case .badRate:
            "A rate is a number with a percent sign behind it."
        case .badSaleID:
            "A sale id is a short text without control characters."
        case .badSplit:
            "The shares of a payout go to payees of their own and add up to all of it."
        case .badStacking:
            "What an incentive says of others can't be: a group whose members disagree, payouts "
                + "that wait for each other, or that come too late to be read."
        case .badTerritory:
            "A territory is one partner's on a day, in each segment that sales or products name."
        case .badSecondMeasure:
            "A reward differs by a second measure, whose bounds and values do not fit each other."
        case .badSpan:
            "A span is two days with two points between, the first not behind the "
                + "second."
        case .boundOutOfOrder:
            "The steps of a table stand in order of their bounds, each above the one "
                + "before."
        case .capOfEachAlone:
            "A cap of each value stands beside a rule that runs once."
        case .columnTwice:
            "A column stands in two files, so that nobody could say which of them a rule means."
        case .countsNoMembers:
            "The members that sold are counted among lines of which none is a member's."
        case .deadLink:
            "A link or an image of a document leads to a page or a file that the site does not "
                + "have."
        case .duplicateID:
            "Two things of one kind have one id or one key, so that nobody can say "
                + "which is meant."
        case .duplicateSale:
            "A sale id occurs twice, so that a sale would be paid twice."
        case .emptyDocument:
            "A document is there and says nothing."
        case .excessWithoutCap:
            "The excess over a cap is carried or lost only where a period has a cap."
        case .figureOfNothing:
            "A target or a baseline is assigned for an incentive that reads none."
        case .figureTwice:
            "A partner has two targets or baselines for one period of an incentive."
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
        case .keyWithoutMeasure:
            "The keys of attainment or of a ratio stand in an incentive that measures something "
                + "else."
        case .leftBeforeJoining:
            "A partner's last day lies before its first."
        case .levelTwice:
            "A partner's standing is said once: by one level, or by the levels with "
                + "their days."
        case .levelsNotAscending:
            "A partner's levels stand in order of the days on which they begin."
        case .likeThousands:
            "Amounts such as 28.800 are read as 28 and 800 thousandths; where all of a file look "
                + "so, 28,800 may be meant."
        case .mappedTwice:
            "A source maps a column and says that it is constant."
        case .missingColumn:
            "A sales file lacks a column without which its lines say nothing."
        case .missingKey:
            "A key that the document cannot do without is not there."
        case .missingRate:
            "What is in another currency is converted by a rate of its day, or one at most ten "
                + "days older; without one there is no figure."
        case .missingValue:
            "A cell that the row cannot do without is empty."
        case .noAccount:
            "Something is to be paid by transfer, and nothing says from which account or to which."
        case .noCost:
            "A rule measures margin, and a line that it may count has no cost, nor has its product."
        case .noCountry:
            "The site adds or withholds taxes by country, and a partner says none."
        case .noIncentives:
            "A program without incentives pays nothing."
        case .noListPrice:
            "A discount may count a line for which neither it nor its product says a list price."
        case .noReward:
            "An incentive says what it pays."
        case .noSite:
            "The folder has no content/site.yaml, so it is no site."
        case .noSteps:
            "A table of tiers without steps pays nothing."
        case .noTarget:
            "An incentive pays by attainment, and a partner that it is meant for has no target for "
                + "a period: it earns nothing."
        case .notApproved:
            "A program comes into force once somebody has approved it; until then it "
                + "is left out."
        case .numberOutOfRange:
            "A number is larger or smaller than its place allows."
        case .openBrace:
            "A template over columns opens a brace and never closes it."
        case .oppositeSigns:
            "A line sells units for less than nothing, or takes some back for money; both are "
                + "counted as they stand."
        case .otherCurrency:
            "An amount names another currency than its own, which is the program's or the "
                + "partner's; amounts of two currencies are never added up raw."
        case .paleAccent:
            "Links in the accent's colour would be hard to read on paper."
        case .parentCircle:
            "A partner is, over its parents, its own ancestor."
        case .rateOutOfRange:
            "Rewards and shares lie between 0% and 100%; bounds are free."
        case .rateWithoutPercent:
            "0.02 and 2 are read differently by different people, so a rate without a "
                + "percent sign is not read at all."
        case .ratioHasNoSlices:
            "A table that pays slice by slice stands on a ratio, whose slices are no money."
        case .runNeverEnds:
            "An incentive settles at the end of a run that has none, so that it never pays."
        case .returnBeforeSale:
            "A return is dated before the sale that it takes back."
        case .returnExceedsSale:
            "The returns of a sale together take back more than was sold; the measure falls by "
                + "the whole of them."
        case .returnNotNegative:
            "A line names a sale that it returns, and takes nothing back."
        case .returnOfOther:
            "A return names a sale of another partner."
        case .returnOfOtherProduct:
            "A return names a sale of another product."
        case .returnOfReturn:
            "A return names another return."
        case .rewardBesideTiers:
            "A reward beside a table would pay twice."
        case .samePrograms:
            "Two program documents have the same incentives, the same audience and days in common; "
                + "unless one is a copy left behind, both are meant to pay."
        case .similarColumn:
            "A further column has almost the name of one that content knows. Read as a further "
                + "column it would say nothing, so it is refused unless a rule names it."
        case .similarSaleIDs:
            "Two sale ids differ only in case; they are counted as two sales."
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
        case .unknownLocale:
            "A document's name ends in a locale that the site does not have; read as a document "
                + "of its own it would be a second program, and pay twice."
        case .unknownPartner:
            "A partner is named whom no file declares."
        case .unknownProduct:
            "A product is named that no file declares."
        case .unknownSale:
            "A return, a claim or a dispute names a sale that no file has, or a claim one that "
                + "another partner made."
        case .unknownValue:
            "A word stands where one of a few is due, or a name that nothing has."
        case .unseenValue:
            "A rule names a country, a region or a value of a further column that nobody has: "
                + "nobody will meet it until somebody does."
        case .windowOutsideRun:
            "An incentive's window has no day in the program's run, so that nothing "
                + "can ever count."
        case .wrongForm:
            "A list, a mapping or a text stands where another of them is due."
        case .examplePromise:
            "An example of a document promises another payout than its rule pays."
        case .notAFile:
            "A link, a pipe or a device lies in the content; only files are read."
        case .phraseUnknown:
            "A site's own strings word a text that no page has."
        case .phraseMissing:
            "A locale's strings lack a text that pages show."
        case .phraseMonths:
            "A locale's strings name more or fewer than twelve months."
        case .phrasePlace:
            "A text of a locale's strings names a figure that it is not given."
        case .templateTooLarge:
            "A template is larger than any page needs."
        case .templateOpenTag:
            "A tag of a template, or an element's tag, never ends."
        case .templateRawTag:
            "A tag that writes a text unescaped would let content write markup."
        case .templateDelimiters:
            "Templates keep the usual delimiters, so that every tag is found by "
                + "reading."
        case .templateOpenSection:
            "A section of a template begins and never ends."
        case .templateWrongEnd:
            "Sections end in the order in which they began."
        case .templateMissingPartial:
            "A template includes a partial that is not there."
        case .templatePartialCycle:
            "A partial includes itself, by itself or through others."
        case .templateTooDeep:
            "Partials include one another deeper than any page needs."
        case .templateUnknownField:
            "A tag is misspelt, or names a field of another page; it is an error "
                + "rather than a blank."
        case .templateNotAValue:
            "A flag, a list or a record is shown by a section."
        case .templateUnsafePlace:
            "A value stands where no escaping is safe."
        case .templateMarkupInAttribute:
            "An attribute holds text; markup in it would end it."
        case .templateTextAsURL:
            "A link's address is a field that was checked to be one, so that no "
                + "content writes a script into it."
        case .templateContextChange:
            "A section that opens an element or an attribute and leaves it open would "
                + "change how what follows is read."
        case .templateLacksField:
            "A site's own template of sealed pages leaves out what opens them, or the policy that "
                + "lets nothing else run."
        case .assetNotInline:
            "A sealed page holds its stylesheet and its script inside itself. The "
                + "beginning of a tag or a comment in one of them would end it too early."
        case .markdownOpenBlock:
            "A block that is drawn from the rule, such as an example, never ends."
        case .markdownRawHTML:
            "HTML in a document's text is left out, since nobody could say what it "
                + "does."
        case .markdownUnsafeLink:
            "A link or an image leads to https, http, mailto or a path of the site."
        case .markdownTooLarge:
            "A document's text is longer than 1 MiB."
        case .markdownTooManyColumns:
            "A table has more columns than a page can show."
        case .markdownTooMuchOutput:
            "A document's text grows to many times its size, which only an attack "
                + "does."
        case .unknownBlock:
            "A drawn block names an incentive that the program does not have."
        case .missingLogo:
            "The brand's logo is named and is not there, so that pages would show a hole."
        case .amountZero, .asOfBeforeClosing, .badDispute, .badOpening, .badPayment,
            .badPeriodCount, .badVersion, .closedCurrencyChanged, .closedPartnerGone,
            .closedRowChanged, .closedRowsGone, .closedTermsChanged, .closingCut,
            .closingFileChanged,
            .closingFileMissing, .closingFileStrange, .closingForm, .closingGap, .closingMisplaced,
            .closingOtherKey, .closingOtherSite, .closingPeriod, .closingReplaced,
            .closingSignature, .closingUnread, .closingVersion, .closingsAhead, .demoKeyring,
            .sealedWithoutKeyring,
            .ruleChanged,
            .lateDispute, .olderVersionRead, .openingClosed, .periodCut, .tableChanges:
            DiagnosticCode.financeManuals[self, default: ""]
        }
    }
}
