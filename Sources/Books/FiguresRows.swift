import Markup

/// The rows of the CSV, behind partner and period of their statement.
extension JSONValue {
    var cells: [CSVText.Cell] {
        paidFor + [
            said("measure"), .figure(self["tier"]?.whole.map(String.init) ?? ""),
            said("entitled"), said("paid"), .text(self["payout"]?.text ?? ""),
        ]
    }

    /// What members earned for the partner is entitled as it is paid.
    var cellsOfMembers: [CSVText.Cell] {
        paidFor + [.figure(""), .figure(""), said("paid"), said("paid"), .text("of_members")]
    }

    var cellsOfCorrection: [CSVText.Cell] {
        paidFor + [
            .figure(""), .figure(""), said("entitled"), said("paid"),
            .text(self["cause"]?.text ?? ""),
        ]
    }

    var cellsOfAdjustment: [CSVText.Cell] {
        paidFor + [.figure(""), .figure(""), said("amount"), said("amount"), .text("adjustment")]
    }

    private var paidFor: [CSVText.Cell] {
        let period = self["incentive_period"] ?? self["period"]
        return [
            .text(self["program"]?.text ?? ""), .text(self["incentive"]?.text ?? ""),
            .text(period?.text ?? ""), .text(self["currency"]?.text ?? ""),
        ]
    }

    private func said(_ name: String) -> CSVText.Cell { .figure(self[name]?.text ?? "") }
}
