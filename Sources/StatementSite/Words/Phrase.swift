/// A sentence or word that Swift fills with figures; its text stands in the strings of a locale.
///
/// `places` lists the figures that its text may name.
enum Phrase: String, CaseIterable, Sendable {
    case numberDecimal, numberGrouping, monthNames, monthNamesShort, dayFull, dayInYear,
        spanBoth, spanFrom, listNext, listLast, listOr, valueNot, valueRange, valueFrom,
        valueAfter, valueWithin, valueAfterWithin, linesTo, valueAgeFrom, valueAgeBelow,
        valueAgeRange, valueBelow, valueMissing, valueOther

    case fieldProduct, fieldProductLine, fieldType, fieldCountry, fieldRegion, fieldLevel

    case reasonOutsideWindow, reasonBeforeJoining, reasonAfterLeaving, reasonFilter,
        reasonFilterNot, reasonFilterMissing, reasonAge, reasonAgeNot, reasonAgeMissing,
        reasonAgeUnknown, reasonAudience, reasonLevel, reasonLevelSince, reasonNoLevel,
        reasonReturnedLate, reasonNotClaimed, reasonNotClaimedLate, reasonClaimedLate, claimRule,
        claimLateMonth,
        claimLateWeek, ruleSupport, ruleSupportOf, returnsSupport, claimRuleSupport, sliceClaim,
        formulaClaim, claimBought, claimKept, claimLeft, claimLeftKept, claimMost, claimLimit,
        claimTakenBack, claimUnpaid,
        claimLate, claimRefused, claimRequested, claimApproved, claimProof, claimReimbursed,
        claimRejected, claimReversed, claimBy, claimProofNamed, claimReason, claimCount,
        nothingClaimed, reasonClaimedByNone, reasonClaimUndecided, reasonClaimRejected,
        territoryNotOwn, territorySegment, countsTerritory, dealUnnamed, dealUnknown,
        dealNotApproved, dealBefore, dealExpired, dealCustomer, dealLine, reasonNoDay,
        eligibleDeal, countsOnDay, reasonGross, reasonOwnSale, reasonMemberNotActive, reasonHidden,
        reasonConditions, reasonSale,
        reasonActsOn, reasonTaken, reasonActsLater, reasonNoProgram, reasonFor, reasonLateCorrected,
        reasonLateNotCounted, reasonLateUnknown, reasonPeriodFinal

    case audienceAll, audienceIn, audienceLevels, audienceLevelAtLeast, audienceHas,
        audienceJoinedBefore, audienceJoinedAfter, audienceNamed, audienceNot

    case cycleEachMonth, cycleEachQuarter, cycleEachHalf, cycleEachYear, cycleRun,
        cyclePeriodMonth, cyclePeriodQuarter, cyclePeriodHalf, cyclePeriodYear, cyclePeriodRun

    case measureNetSales, measureGrossSales, measureUnits, measureGrowth, measurePayouts,
        measurePayoutsNote, stackingNetOf, stackingBest, stackingExclusive, usedNet, usedPayout,
        measureRatio, ruleRatio, ruleRatioSum, ruleBase, baseFigures, ratioSides, ratioFigures,
        ratioMissing, measureAttainment, measureOf, measureNetSalesNote, measureGrossSalesNote,
        measureMargin, measureMarginNote, measureOrders, measureCustomers, measurePartners,
        measureOrdersNote, measureCustomersNote, measurePartnersNote, measureChildren,
        measureDescendants, measureDirect, countOf, measureUnitsNote

    case rewardPerUnit, rewardPerBlock, rewardPerBlockCeil, rewardDiscount,
        rewardDiscountClaimed, rewardAmount, rewardOn, rewardElse, rewardBelow, rewardBySecond,
        secondFigures, secondAttainment

    case ruleContest, ruleContestField, prizeRank, prizeRanks, prizeFrom, contestStanding,
        contestStandingTied, measureRank, ruleSingle, ruleSingleRate, ruleMarginal,
        ruleRetroactiveSum, ruleRetroactive, ruleAdditiveCapped, ruleAdditiveFull,
        ruleInterpolated, ruleGrowthTotal, ruleGrowthIncrement, ruleGrowthSlices, ruleAttainment,
        ruleAttainmentSum, ruleAttainmentSlices, growthOverPrevious, growthOverLastYear,
        growthOverFixed, growthOverAverage, stepFirst, stepBetween, stepAbove, stepFrom,
        stepOver, stepFromZero, sliceFirst, sliceNext, sliceWhole, tierRange, tierFrom, tierOver

    case formulaRate, formulaUnits, formulaBlocks, formulaPrize, formulaPrizeShared, slicePrize,
        formulaDiscount, formulaDiscountBySale, formulaAmount

    case limitCap, limitCapCarried, limitCapRun, limitCapMeasure, limitBudget, limitBudgetFirst,
        limitFloor, gateAll, gateSome, gateReaches, gateNoTarget, gateLevel, gateNoLevel,
        gatePeriod, gateOverDays, gateOverMonths, gateFound, gateMet, gateMissed, stepEachCap,
        ruleChildren, ruleDescendants, ruleEach, ruleEachLine, limitCapEach, valueNone, eachMore,
        nothingPayouts, nothingRank, nothingEach, stepStatedBefore, ruleAccumulatesYear,
        ruleAccumulatesRun, stepCarriedIn, stepFloor, stepCap, stepCapCarried, stepBeaten,
        stepRunCap, stepTakenBack, backFigures, stepBudget, stepLate, stepPayoutUnit

    case returnsRestate, returnsRestateAlways, returnsMirror, returnsWithin, durationDays,
        durationMonths, returnsNet,
        eligibleAsOfSale, eligibleAsOfEnd, eligibleAll, countsAll, countsDays

    case pagePrivate, statementHeading, levelSince, whenDraft, whenDraftLate, whenClosed,
        closingMark, levyTax,
        levyWithheld, levyNote, sheetFoot, lineCountsFor, excludedHead, excludedMore, whenOpen,
        whenNothing, storyOne, storySlice, storySeveral, storyItem, ofMembers, storyToParent,
        storyNothing, storyNothingYet, storyOpening, storyOpeningBefore, openingBefore,
        storyAdjusted, correctionLateLines,
        correctionReturns, adjustmentNote, adjustmentNoteProgram, bridgeNoted, storyNotCounted,
        dueOn, duePart, dueOfIt, carryBelowZero,
        carryBelowMinimum, lineCount, belowZero, lineConverted, lineConvertedMean, rateBetween,
        moneyIn,
        sourceOf, amountsIn, paidConverted,
        paidConvertedNewest, measureRateSaleDay, measureRateMonth, measureRateRun, splitShare,
        splitRule, paidToParent, paysParent, payeePartner, payeeColumn, payeeNamed, lineCost,
        lineGross, lineReturns, lineMember, linesNoteOthers, linesNote, countedHead,
        notCountedHead, earlierLines, historyTitle, termCloses, termClosesLate, termClosed,
        termPays,
        termPaysMinimum, termDispute, termDisputeMail, sourceLines, sourceVersion, inForceSince,
        sourceSuperseded,
        sliceHead, nothingReached, growthNoHistory, growthFigures, growthFiguresAverage,
        growthFiguresAssigned, growthNotAssigned, targetFigures, targetShare, targetMissing,
        limitNotBound, tierReached, tierNone, unitCount, nextHeadOpen, nextHeadOver, nextFrom,
        nextWorth, nextFurther, chartYou, chartNoteMarginal, chartNoteWhole, chartNoteOther

    case indexPayment, indexNoPayment, indexDraftUntil, indexDraftLate, indexClosed,
        indexProgressTitle,
        indexProgress, indexCloses, indexDue, indexAdjusted, indexPaid, indexPartPaid,
        indexPaymentRest, paymentLine, disputeOpened, disputeLate,
        disputeOpen, disputeAccepted, disputeRejected, disputeWithdrawn, disputeWithdrawnOn,
        disputeAdjustment, disputeLine, indexRank, priceCount, pricesAsOf,
        priceTier,
        priceTierNone, priceGate, priceSheet, programPaid, programEachThousand, programNote,
        programSuperseded, programSupersededBy, programReplaces, programNeverInForce,
        changesLede, changesTier, changesNone,
        exampleSells, exampleLine, exampleCustomer, exampleOther, exampleNoted, termCap,
        termOther, termMinimum, documentVersion, documentApproved, documentReviewed,
        documentReviewedNext, boardTitle, boardField, boardFinal, boardProvisional, boardPlaces,
        boardUp, boardDown, boardSame, boardNew, boardNote, boardNotNamedCount, boardNotShown,
        boardSince, homeDraft, homeDraftLate, homeUntil, dateCloses, datePaid, dateDispute,
        dateProgramEnds

    case noticeClosingSubject, noticeProgressSubject, noticeTermsSubject, noticeGreeting,
        noticeClosing, noticePays, noticeDispute, noticeProgress, noticeEnds, noticeNew,
        noticeChanged, noticeUnchanged, noticeInForce, noticeOwnPages, noticeKeySealed,
        noticeKeyPublic, noticeKeyHost, noticeNoFigures

    /// What the strings of a locale call it: `storyNothing` is `story-nothing` there.
    var key: String {
        rawValue.reduce(into: "") { key, letter in
            key += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }
}
