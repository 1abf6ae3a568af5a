/// A sentence or word that Swift fills with figures; its text stands in the strings of a locale.
///
/// Each case lists the places that its text may name.
enum Phrase: String, CaseIterable, Sendable {
    case numberDecimal = "number-decimal"
    case numberGrouping = "number-grouping"
    case monthNames = "month-names"
    case monthNamesShort = "month-names-short"
    case dayFull = "day-full"
    case dayInYear = "day-in-year"
    case spanBoth = "span-both"
    case spanFrom = "span-from"
    case listNext = "list-next"
    case listLast = "list-last"
    case listOr = "list-or"
    case valueNot = "value-not"
    case valueRange = "value-range"
    case valueFrom = "value-from"
    case valueBelow = "value-below"
    case valueMissing = "value-missing"
    case valueOther = "value-other"

    case fieldProduct = "field-product"
    case fieldProductLine = "field-product-line"
    case fieldType = "field-type"
    case fieldCountry = "field-country"
    case fieldRegion = "field-region"
    case fieldLevel = "field-level"

    case reasonOutsideWindow = "reason-outside-window"
    case reasonBeforeJoining = "reason-before-joining"
    case reasonAfterLeaving = "reason-after-leaving"
    case reasonFilter = "reason-filter"
    case reasonFilterMissing = "reason-filter-missing"
    case reasonAudience = "reason-audience"
    case reasonLevel = "reason-level"
    case reasonLevelSince = "reason-level-since"
    case reasonNoLevel = "reason-no-level"
    case reasonSale = "reason-sale"
    case reasonActsOn = "reason-acts-on"
    case reasonNoProgram = "reason-no-program"
    case reasonFor = "reason-for"

    case audienceAll = "audience-all"
    case audienceTypes = "audience-types"
    case audienceIn = "audience-in"
    case audienceLevels = "audience-levels"
    case audienceLevelAtLeast = "audience-level-at-least"
    case audienceHas = "audience-has"
    case audienceJoinedBefore = "audience-joined-before"
    case audienceJoinedAfter = "audience-joined-after"
    case audienceNamed = "audience-named"
    case audienceNot = "audience-not"

    case cycleEachMonth = "cycle-each-month"
    case cycleEachQuarter = "cycle-each-quarter"
    case cycleEachHalf = "cycle-each-half"
    case cycleEachYear = "cycle-each-year"
    case cycleRun = "cycle-run"
    case cyclePeriodMonth = "cycle-period-month"
    case cyclePeriodQuarter = "cycle-period-quarter"
    case cyclePeriodHalf = "cycle-period-half"
    case cyclePeriodYear = "cycle-period-year"
    case cyclePeriodRun = "cycle-period-run"

    case measureNetSales = "measure-net-sales"
    case measureGrossSales = "measure-gross-sales"
    case measureUnits = "measure-units"
    case measureGrowth = "measure-growth"
    case measureOf = "measure-of"
    case measureNetSalesNote = "measure-net-sales-note"
    case measureGrossSalesNote = "measure-gross-sales-note"
    case measureUnitsNote = "measure-units-note"

    case rewardPerUnit = "reward-per-unit"
    case rewardPerBlock = "reward-per-block"
    case rewardPerBlockCeil = "reward-per-block-ceil"
    case rewardAmount = "reward-amount"
    case rewardOn = "reward-on"
    case rewardElse = "reward-else"

    case ruleSingle = "rule-single"
    case ruleSingleRate = "rule-single-rate"
    case ruleMarginal = "rule-marginal"
    case ruleRetroactive = "rule-retroactive"
    case ruleAdditiveCapped = "rule-additive-capped"
    case ruleAdditiveFull = "rule-additive-full"
    case ruleInterpolated = "rule-interpolated"
    case ruleGrowthTotal = "rule-growth-total"
    case ruleGrowthIncrement = "rule-growth-increment"
    case ruleGrowthSlices = "rule-growth-slices"
    case stepFirst = "step-first"
    case stepBetween = "step-between"
    case stepAbove = "step-above"
    case stepFrom = "step-from"
    case stepOver = "step-over"
    case stepFromZero = "step-from-zero"
    case sliceFirst = "slice-first"
    case sliceNext = "slice-next"
    case sliceWhole = "slice-whole"
    case tierRange = "tier-range"
    case tierFrom = "tier-from"
    case tierOver = "tier-over"

    case formulaRate = "formula-rate"
    case formulaUnits = "formula-units"
    case formulaBlocks = "formula-blocks"
    case formulaAmount = "formula-amount"

    case limitCap = "limit-cap"
    case limitCapCarried = "limit-cap-carried"
    case limitCapRun = "limit-cap-run"
    case limitCapMeasure = "limit-cap-measure"
    case limitFloor = "limit-floor"
    case limitNone = "limit-none"
    case stepCarriedIn = "step-carried-in"
    case stepFloor = "step-floor"
    case stepCap = "step-cap"
    case stepCapCarried = "step-cap-carried"
    case stepRunCap = "step-run-cap"
    case stepPayoutUnit = "step-payout-unit"

    case returnsRestate = "returns-restate"
    case returnsNet = "returns-net"
    case eligibleAsOfSale = "eligible-as-of-sale"
    case eligibleAsOfEnd = "eligible-as-of-end"
    case eligibleAll = "eligible-all"
    case countsAll = "counts-all"
    case countsDays = "counts-days"
}

extension Phrase {
    /// The places that its text may name.
    var places: [String] {
        switch self {
        case .dayFull: ["day", "month", "year"]
        case .dayInYear: ["day", "month"]
        case .spanBoth: ["first", "last"]
        case .spanFrom: ["first"]
        case .listNext, .listLast, .listOr: ["a", "b"]
        case .valueNot, .valueFrom, .valueBelow: ["value"]
        case .valueRange: ["from", "below"]
        case .reasonOutsideWindow, .countsDays: ["span"]
        case .reasonBeforeJoining, .reasonAfterLeaving, .reasonActsOn: ["day"]
        case .reasonFilter: ["field", "value", "wanted"]
        case .reasonFilterMissing: ["field", "wanted"]
        case .reasonAudience: ["who"]
        case .reasonLevel, .reasonNoLevel: ["level", "wanted"]
        case .reasonLevelSince: ["level", "wanted", "day"]
        case .reasonSale: ["sale"]
        case .reasonFor: ["incentive", "reason"]
        case .audienceTypes, .audienceLevels, .audienceLevelAtLeast, .audienceIn, .audienceNot:
            ["who", "what"]
        case .audienceHas: ["who", "field", "what"]
        case .audienceJoinedBefore, .audienceJoinedAfter: ["who", "day"]
        case .audienceNamed: ["names"]
        case .measureOf: ["measure", "what"]
        case .measureGrowth: ["measure", "before"]
        case .rewardPerUnit, .rewardAmount: ["price"]
        case .rewardPerBlock, .rewardPerBlockCeil: ["price", "size"]
        case .rewardOn: ["reward", "what"]
        case .rewardElse: ["reward"]
        case .ruleSingle: ["each", "reward", "measure"]
        case .ruleSingleRate: ["each", "reward", "measure"]
        case .ruleMarginal, .ruleRetroactive, .ruleAdditiveCapped, .ruleAdditiveFull,
            .ruleInterpolated, .ruleGrowthTotal, .ruleGrowthIncrement, .ruleGrowthSlices:
            ["each", "steps", "measure"]
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
        case .formulaAmount: ["amount"]
        case .limitCap, .limitCapCarried, .limitFloor: ["amount", "period"]
        case .limitCapRun, .limitCapMeasure: ["amount"]
        case .stepCapCarried: ["amount"]
        case .eligibleAsOfSale, .eligibleAsOfEnd: ["who"]
        case .numberDecimal, .numberGrouping, .monthNames, .monthNamesShort, .valueMissing,
            .valueOther, .fieldProduct, .fieldProductLine, .fieldType, .fieldCountry, .fieldRegion,
            .fieldLevel, .reasonNoProgram, .audienceAll, .cycleEachMonth, .cycleEachQuarter,
            .cycleEachHalf, .cycleEachYear, .cycleRun, .cyclePeriodMonth, .cyclePeriodQuarter,
            .cyclePeriodHalf, .cyclePeriodYear, .cyclePeriodRun, .measureNetSales,
            .measureGrossSales, .measureUnits, .measureNetSalesNote, .measureGrossSalesNote,
            .measureUnitsNote, .limitNone, .stepCarriedIn, .stepFloor, .stepCap, .stepRunCap,
            .stepPayoutUnit, .returnsRestate, .returnsNet, .eligibleAll, .countsAll:
            []
        }
    }
}
