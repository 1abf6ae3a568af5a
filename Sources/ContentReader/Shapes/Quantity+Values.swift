import Diagnostics
import Incentives

extension Quantity {
    /// A figure in the quantity's unit: minor units, or a number of things.
    func signedFigure(
        _ node: YAMLNode,
        _ currency: Currency,
        _ faults: inout Faults
    ) -> ExactFraction? {
        isMoney
            ? node.amount(in: currency, &faults).map { ExactFraction($0) }
            : node.millionths(&faults).map { ExactFraction($0, over: 1_000_000) }
    }

    /// A figure of nought or more in the quantity's unit.
    func figure(
        _ node: YAMLNode,
        _ currency: Currency,
        _ faults: inout Faults
    ) -> ExactFraction? {
        let figure = signedFigure(node, currency, &faults)
        if let figure, figure.isNegative {
            faults.report(.amountTooSmall(node.described, at: node.place))
            return nil
        }
        return figure
    }
}
