extension Phrase {
    /// The places that its text may name.
    var places: [String] {
        switch self {
        case .dayFull: ["day", "month", "year"]
        case .dayInYear: ["day", "month"]
        case .spanBoth: ["first", "last"]
        case .spanFrom: ["first"]
        case .reasonActsLater: ["day"]
        case .reasonLateCorrected, .reasonLateNotCounted, .reasonLateUnknown,
            .reasonPeriodFinal:
            ["period"]
        case .valueAfterWithin: ["after", "within"]
        case .valueWithin: ["duration"]
        case .valueAfter: ["duration"]
        case .linesTo: ["lines", "customers"]
        case .valueAgeFrom, .valueAgeBelow: ["duration"]
        case .valueAgeRange: ["from", "below"]
        case .reasonAge: ["customer", "day", "wanted"]
        case .reasonAgeNot: ["customer", "day", "value"]
        case .reasonAgeMissing: ["wanted"]
        case .reasonAgeUnknown: ["customer", "wanted"]
        case .exampleCustomer: ["line", "customer", "day"]
        case .ruleRetroactiveSum: ["each", "steps", "measure"]
        case .countsOnDay: ["lines", "column"]
        case .eligibleDeal: ["who"]
        case .reasonNoDay: ["column"]
        case .ruleSupport: ["each"]
        case .ruleSupportOf: ["each", "lines"]
        case .claimRuleSupport: ["duration"]
        case .sliceClaim: ["claim", "sale"]
        case .formulaClaim: ["paid", "granted", "units"]
        case .claimBought, .claimKept, .claimLeft, .claimLeftKept:
            ["claimed", "bought", "kept", "left"]
        case .claimMost: ["amount"]
        case .claimLimit: ["amount"]
        case .claimLate: ["day", "last", "sold"]
        case .claimRefused: ["reason"]
        case .claimRequested: ["day"]
        case .claimApproved: ["day"]
        case .claimProof: ["day"]
        case .claimReimbursed: ["day"]
        case .claimRejected: ["day"]
        case .claimReversed: ["day"]
        case .claimBy: ["status", "who"]
        case .claimProofNamed: ["status", "proof"]
        case .claimReason: ["status", "reason"]
        case .claimCount: ["n"]
        case .reasonClaimUndecided: ["claim"]
        case .reasonClaimRejected: ["claim"]
        case .countsTerritory: ["lines"]
        case .territorySegment: ["territory", "segments"]
        case .territoryNotOwn: ["territory", "day"]
        case .dealLine: ["deal"]
        case .dealCustomer: ["deal"]
        case .dealExpired: ["deal", "day"]
        case .dealBefore: ["deal", "day"]
        case .dealNotApproved: ["deal"]
        case .dealUnknown: ["deal"]
        case .claimLateWeek: ["rule", "rate"]
        case .claimLateMonth: ["rule", "rate"]
        case .claimRule: ["duration"]
        case .reasonClaimedLate: ["day", "last"]
        case .reasonNotClaimed, .reasonNotClaimedLate: ["day"]
        case .payeeNamed: ["name", "column"]
        case .payeeColumn: ["column"]
        case .splitRule: ["rate", "payee"]
        case .splitShare: ["amount", "rate", "payee"]
        case .measureRateRun: ["currency"]
        case .measureRateMonth: ["currency"]
        case .measureRateSaleDay: ["currency"]
        case .paidConvertedNewest: ["rate", "from", "to", "day", "source"]
        case .paidConverted: ["rate", "from", "to", "day", "source"]
        case .amountsIn: ["currency"]
        case .sourceOf: ["source"]
        case .moneyIn: ["amount", "currency"]
        case .lineConverted, .lineConvertedMean: ["amount", "currency", "rate", "day", "source"]
        case .limitBudgetFirst: ["amount"]
        case .limitBudget: ["amount"]
        case .stepBudget: ["percent"]
        case .formulaPrizeShared: ["amount", "tied"]
        case .formulaPrize: ["amount"]
        case .measureRank: ["measure"]
        case .contestStandingTied: ["rank", "count", "value", "tied"]
        case .contestStanding: ["rank", "count", "value"]
        case .prizeFrom: ["prize", "from"]
        case .prizeRanks: ["amount", "first", "last"]
        case .prizeRank: ["amount", "rank"]
        case .ruleContestField: ["each", "measure", "prizes", "field"]
        case .ruleContest: ["each", "measure", "prizes"]
        case .durationMonths: ["n"]
        case .durationDays: ["n"]
        case .backFigures: ["sale", "returned", "paid", "base", "period", "amount"]
        case .reasonReturnedLate: ["day"]
        case .returnsWithin: ["rule", "duration"]
        case .usedPayout: ["amount", "incentive", "period"]
        case .usedNet: ["part", "amount", "incentive", "period"]
        case .stackingExclusive: ["incentives"]
        case .stackingBest: ["incentives"]
        case .stackingNetOf: ["incentives"]
        case .measurePayouts: ["incentives"]
        case .stepBeaten: ["incentive"]
        case .reasonTaken: ["incentive"]
        case .listNext, .listLast, .listOr: ["a", "b"]
        case .valueNot, .valueFrom, .valueBelow: ["value"]
        case .valueRange: ["from", "below"]
        case .reasonOutsideWindow, .countsDays: ["span"]
        case .reasonBeforeJoining, .reasonAfterLeaving, .reasonActsOn: ["day"]
        case .reasonFilter: ["field", "value", "wanted"]
        case .reasonFilterNot: ["field", "value"]
        case .reasonFilterMissing: ["field", "wanted"]
        case .reasonAudience: ["who"]
        case .reasonHidden: ["field"]
        case .rateBetween: ["from", "to"]
        case .reasonLevel, .reasonNoLevel: ["level", "wanted"]
        case .reasonLevelSince: ["level", "wanted", "day"]
        case .reasonSale: ["sale"]
        case .reasonFor: ["incentive", "reason"]
        case .audienceLevels, .audienceLevelAtLeast, .audienceIn, .audienceNot:
            ["who", "what"]
        case .audienceHas: ["who", "field", "what"]
        case .audienceJoinedBefore, .audienceJoinedAfter: ["who", "day"]
        case .audienceNamed: ["names"]
        case .measureOf: ["measure", "what"]
        case .measureGrowth, .measureAttainment, .measureChildren, .measureDescendants,
            .measureDirect:
            ["measure"]
        case .rewardPerUnit, .rewardAmount: ["price"]
        case .rewardPerBlock, .rewardPerBlockCeil: ["price", "size"]
        case .rewardOn: ["reward", "what"]
        case .rewardElse: ["reward"]
        case .ruleSingle: ["each", "reward", "measure"]
        case .ruleSingleRate: ["each", "reward", "measure"]
        case .ruleMarginal, .ruleRetroactive, .ruleAdditiveCapped, .ruleAdditiveFull,
            .ruleInterpolated, .ruleAttainment, .ruleAttainmentSum, .ruleAttainmentSlices:
            ["each", "steps", "measure"]
        case .ruleGrowthTotal, .ruleGrowthIncrement, .ruleGrowthSlices:
            ["each", "steps", "measure", "over"]
        case .growthOverAverage: ["n"]
        case .growthOverPrevious, .growthOverLastYear, .growthOverFixed, .targetMissing,
            .measureMargin, .measureMarginNote, .measureOrders, .measureCustomers,
            .measureOrdersNote, .measureCustomersNote, .measurePartners, .measurePartnersNote,
            .reasonOwnSale, .reasonMemberNotActive, .reasonConditions, .belowZero, .ruleChildren,
            .ruleDescendants, .lineMember,
            .exampleOther,
            .stepStatedBefore, .ruleAccumulatesYear, .ruleAccumulatesRun:
            []
        case .stepFirst: ["reward", "to"]
        case .stepBetween: ["reward", "from", "to"]
        case .stepAbove, .stepFrom, .stepOver: ["reward", "from"]
        case .stepFromZero: ["reward", "from"]
        case .sliceFirst, .sliceNext, .sliceWhole: ["amount"]
        case .tierRange: ["from", "to"]
        case .tierFrom, .tierOver: ["from"]
        case .formulaRate: ["base", "rate"]
        case .formulaUnits: ["units", "price"]
        case .formulaBlocks: ["blocks", "size", "price"]
        case .formulaDiscount, .formulaDiscountBySale: ["rate", "list", "given"]
        case .rewardDiscount, .rewardDiscountClaimed: ["rate"]
        case .formulaAmount: ["amount"]
        case .limitCap, .limitCapCarried, .limitFloor: ["amount", "period"]
        case .limitCapRun, .limitCapMeasure: ["amount"]
        case .stepCapCarried: ["amount"]
        case .eligibleAsOfSale, .eligibleAsOfEnd: ["who"]
        case .pagePrivate:
            ["partner"]
        case .statementHeading:
            ["name", "period"]
        case .levelSince:
            ["level", "day"]
        case .whenDraft:
            ["pays", "closes"]
        case .sheetFoot:
            ["partner", "period", "state", "day"]
        case .lineCountsFor:
            ["incentives"]
        case .whenOpen:
            ["end", "pays"]
        case .storyOne:
            ["amount", "measure", "what", "slices"]
        case .storySlice:
            ["rate", "slice"]
        case .storySeveral:
            ["amount", "items"]
        case .storyItem, .storyToParent:
            ["incentive", "amount"]
        case .ofMembers:
            ["incentive", "n"]
        case .correctionLateLines, .correctionReturns: ["period", "incentive"]
        case .adjustmentNote: ["id", "period", "by", "day"]
        case .adjustmentNoteProgram: ["id", "period", "program", "by", "day"]
        case .indexPaid: ["day", "reference"]
        case .indexPartPaid: ["amount", "day", "reference"]
        case .indexPaymentRest: ["day", "period", "amount"]
        case .paymentLine: ["day", "period", "reference"]
        case .disputeOpened: ["day"]
        case .disputeLate: ["day", "last"]
        case .disputeOpen, .disputeWithdrawn: []
        case .disputeAccepted, .disputeRejected, .disputeWithdrawnOn: ["day", "answer"]
        case .disputeAdjustment: ["answer", "id"]
        case .disputeLine: ["id", "about", "opened", "says", "answer"]
        case .openingBefore: ["day"]
        case .storyOpeningBefore: ["amount", "day"]
        case .bridgeNoted: ["label", "note"]
        case .storyOpening, .storyAdjusted, .indexAdjusted, .paidToParent, .carryBelowMinimum,
            .chartYou, .termMinimum:
            ["amount"]
        case .storyNotCounted:
            ["n", "total"]
        case .whenClosed: ["pays", "day"]
        case .closingMark: ["n", "period", "digest"]
        case .whenDraftLate:
            ["pays"]
        case .indexProgressTitle:
            ["period", "day"]
        case .homeDraftLate:
            ["period", "pays"]
        case .dueOn, .termCloses, .termClosesLate, .termClosed, .termPays, .termDispute,
            .inForceSince,
            .indexNoPayment,
            .indexDraftUntil, .indexClosed, .indexCloses, .indexDue, .boardFinal, .boardProvisional,
            .homeUntil, .sourceSuperseded, .programSuperseded, .programReplaces:
            ["day"]
        case .lineCount, .excludedHead, .excludedMore, .countedHead, .notCountedHead, .earlierLines,
            .historyTitle, .sourceLines,
            .boardPlaces, .boardNotNamedCount:
            ["n"]
        case .levyTax, .levyWithheld: ["name"]
        case .duePart: ["amount", "means"]
        case .dueOfIt: ["means"]
        case .levyNote: ["rate", "base", "kinds"]
        case .countOf: ["count", "what"]
        case .gateAll: ["conditions"]
        case .gateSome: ["n", "conditions"]
        case .gateReaches: ["measure", "from", "days"]
        case .gateLevel: ["level"]
        case .gateNoLevel, .gateNoTarget, .gatePeriod: []
        case .gateOverDays, .gateOverMonths: ["n"]
        case .gateFound: ["met", "count", "needed"]
        case .gateMet, .gateMissed: ["what", "figure"]
        case .measureRatio, .ratioMissing: []
        case .ruleRatio: ["each", "steps", "measure", "ratio"]
        case .ruleRatioSum: ["each", "steps", "ratio"]
        case .rewardBelow: ["reward"]
        case .rewardBySecond: ["rewards", "measure"]
        case .secondFigures: ["measure", "value"]
        case .secondAttainment: ["measure", "value", "now", "target"]
        case .ruleBase: ["base"]
        case .baseFigures: ["base", "amount"]
        case .ratioSides: ["of", "to"]
        case .ratioFigures: ["of", "to", "ratio"]
        case .stepEachCap, .ruleEachLine, .valueNone, .nothingEach: []
        case .ruleEach: ["what"]
        case .limitCapEach: ["amount"]
        case .eachMore: ["n"]
        case .lineGross, .lineCost: ["amount"]
        case .lineReturns:
            ["sale", "day"]
        case .linesNote, .linesNoteOthers, .growthNoHistory, .growthNotAssigned, .boardSince,
            .dateCloses, .datePaid,
            .dateDispute:
            ["period"]
        case .termPaysMinimum:
            ["day", "amount"]
        case .termDisputeMail:
            ["day", "email"]
        case .sourceVersion:
            ["version"]
        case .sliceHead, .chartNoteMarginal, .chartNoteWhole, .chartNoteOther, .programNote:
            ["measure"]
        case .nothingReached:
            ["measure", "from"]
        case .growthFigures, .growthFiguresAssigned:
            ["now", "before", "period", "growth"]
        case .growthFiguresAverage:
            ["now", "before", "periods", "growth"]
        case .targetFigures:
            ["now", "target", "share", "attainment"]
        case .targetShare:
            ["days", "all", "target"]
        case .limitNotBound:
            ["limit"]
        case .tierReached:
            ["tier", "count"]
        case .tierNone, .boardField:
            ["count"]
        case .unitCount:
            ["units"]
        case .nextHeadOpen:
            ["missing", "reward", "day"]
        case .nextHeadOver:
            ["missing", "reward"]
        case .nextFrom:
            ["from"]
        case .nextWorth:
            ["from", "pays", "more"]
        case .nextFurther:
            ["thousand", "then", "now"]
        case .indexPayment:
            ["day", "period"]
        case .indexProgress:
            ["measure", "what", "amount"]
        case .indexRank:
            ["rank", "count", "board"]
        case .priceCount: ["n"]
        case .pricesAsOf: ["day", "products"]
        case .priceTier: ["period", "measure", "what", "tier", "count", "reward"]
        case .priceTierNone: ["period", "measure", "what", "count"]
        case .priceGate: ["conditions"]
        case .priceSheet: ["partner", "day"]
        case .programPaid:
            ["each", "currency"]
        case .programEachThousand:
            ["thousand"]
        case .programSupersededBy: ["day", "program"]
        case .programNeverInForce: ["span", "day"]
        case .changesLede: ["older", "day"]
        case .changesTier: ["range", "reward"]
        case .changesNone: ["incentives"]
        case .exampleSells:
            ["who", "lines"]
        case .exampleNoted: ["line", "note"]
        case .exampleLine:
            ["units", "what", "amount", "day"]
        case .termCap:
            ["limit", "incentive"]
        case .termOther:
            ["programs"]
        case .documentVersion:
            ["version", "day"]
        case .documentApproved:
            ["by", "day"]
        case .documentReviewed:
            ["rule", "by", "day"]
        case .documentReviewedNext:
            ["rule", "by", "day", "next"]
        case .boardTitle:
            ["title", "period"]
        case .boardUp, .boardDown:
            ["rank"]
        case .boardNotShown:
            ["group", "n"]
        case .homeDraft:
            ["period", "closes", "pays"]
        case .dateProgramEnds:
            ["program"]
        case .noticeClosingSubject, .noticeProgressSubject, .noticeTermsSubject:
            ["period", "title"]
        case .noticeGreeting:
            ["partner"]
        case .noticeClosing, .noticeUnchanged, .noticeInForce:
            ["period"]
        case .noticeProgress:
            ["period", "day"]
        case .noticePays, .noticeDispute, .noticeEnds:
            ["day"]
        case .noticeNew, .noticeChanged:
            ["program", "day"]
        case .noticeOwnPages, .noticeKeySealed, .noticeKeyPublic, .noticeKeyHost, .noticeNoFigures,
            .whenNothing, .indexDraftLate, .storyNothing, .storyNothingYet, .carryBelowZero,
            .boardSame, .boardNew, .boardNote, .numberDecimal, .numberGrouping, .monthNames,
            .monthNamesShort, .valueMissing,
            .valueOther, .fieldProduct, .fieldProductLine, .fieldType, .fieldCountry, .fieldRegion,
            .fieldLevel, .reasonGross, .reasonNoProgram, .audienceAll, .cycleEachMonth,
            .cycleEachQuarter,
            .cycleEachHalf, .cycleEachYear, .cycleRun, .cyclePeriodMonth, .cyclePeriodQuarter,
            .cyclePeriodHalf, .cyclePeriodYear, .cyclePeriodRun, .measureNetSales,
            .measureGrossSales, .measureUnits, .measureNetSalesNote, .measureGrossSalesNote,
            .measureUnitsNote, .stepCarriedIn, .stepFloor, .stepCap, .stepRunCap,
            .measurePayoutsNote, .nothingPayouts, .stepPayoutUnit, .returnsMirror, .stepTakenBack,
            .nothingRank, .slicePrize, .paysParent, .payeePartner, .stepLate, .dealUnnamed,
            .returnsRestate, .returnsRestateAlways, .claimTakenBack, .claimUnpaid,
            .returnsSupport, .reasonClaimedByNone,
            .nothingClaimed,
            .returnsNet,
            .eligibleAll, .countsAll:
            []
        }
    }
}
