import Diagnostics
import Incentives

private enum ExampleCustomerKey: String, ShapeKey {
    case customer, since

    static let subject = "a customer of an example"

    var state: KeyState { .required }
}

extension ExampleShape {
    /// Since when the customers of an example's lines are customers.
    func readCustomers(
        _ node: YAMLNode?,
        of sales: Sales?,
        _ faults: inout Faults
    ) -> Customers {
        guard let node, let sales else { return .none }
        if !lineFilters(of: programs, []).contains(where: \.asksForAge) {
            faults.report(.ageOfNothing(at: node.place))
        }
        let known = sales.attribute("customer")?.values.dropFirst() ?? []
        var customers: [Customer] = []
        for item in node.list("customers", &faults) ?? [] {
            guard let record = Record<ExampleCustomerKey>(item, &faults),
                let name = record[.customer]?.value("customer", among: Array(known), &faults),
                let since = record[.since]?.day(&faults)
            else { continue }
            customers.append(Customer(name: name, partner: nil, since: since))
        }
        return Customers(customers)
    }
}

extension Diagnostic {
    fileprivate static func ageOfNothing(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAge,
            at: place,
            "an example says since when customers are some where a rule asks for it",
            hint: "take `customers` out"
        )
    }
}
