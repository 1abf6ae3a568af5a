/// What the schema of pain.001.001.09 says of an element that a payment file has: the order of its
/// parts with how often each may stand, one of several parts, or a text.
///
/// - Source: ISO 20022, CustomerCreditTransferInitiationV09 of February 2019.
indirect enum SchemaForm: Sendable {
    case parts([SchemaPart])
    case oneOf([SchemaPart])
    /// A pattern of the whole text, and the attributes with theirs.
    case text(String, [String: String] = [:])
}

struct SchemaPart: Sendable {
    let name: String
    let least: Int
    let most: Int
    let form: SchemaForm

    init(_ name: String, _ form: SchemaForm, least: Int = 1, most: Int = 1) {
        self.name = name
        self.form = form
        self.least = least
        self.most = most
    }

    static func optional(_ name: String, _ form: SchemaForm) -> SchemaPart {
        SchemaPart(name, form, least: 0)
    }
}

private let max34 = SchemaForm.text("(?s:.{1,34})")
private let max35 = SchemaForm.text("(?s:.{1,35})")
private let max140 = SchemaForm.text("(?s:.{1,140})")
private let isoDay = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
private let count = SchemaForm.text("[0-9]{1,15}")
/// At most 18 digits, 17 of them behind the point.
private let decimal = SchemaForm.text(#"(?=(?:\.?[0-9]){1,18}$)[0-9]+(\.[0-9]{1,17})?"#)
/// At most 18 digits, five of them behind the point, and not below nought.
private let amount = SchemaForm.text(
    #"(?=(?:\.?[0-9]){1,18}$)[0-9]+(\.[0-9]{1,5})?"#,
    ["Ccy": "[A-Z]{3}"]
)
private let party = SchemaForm.parts([.optional("Nm", max140)])
private let account = SchemaForm.parts([
    SchemaPart(
        "Id",
        .oneOf([
            SchemaPart("IBAN", .text("[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}")),
            SchemaPart("Othr", .parts([SchemaPart("Id", max34)])),
        ])
    ),
    .optional("Ccy", .text("[A-Z]{3}")),
])
private let bank = SchemaForm.parts([
    SchemaPart(
        "FinInstnId",
        .parts([.optional("BICFI", .text("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"))])
    )
])

private let transfer = SchemaForm.parts([
    SchemaPart("PmtId", .parts([.optional("InstrId", max35), SchemaPart("EndToEndId", max35)])),
    SchemaPart("Amt", .oneOf([SchemaPart("InstdAmt", amount)])),
    .optional("ChrgBr", .text("DEBT|CRED|SHAR|SLEV")),
    .optional("CdtrAgt", bank),
    .optional("Cdtr", party),
    .optional("CdtrAcct", account),
    .optional("RmtInf", .parts([SchemaPart("Ustrd", max140, least: 0, most: .max)])),
])

private let instruction = SchemaForm.parts([
    SchemaPart("PmtInfId", max35),
    SchemaPart("PmtMtd", .text("CHK|TRF|TRA")),
    .optional("BtchBookg", .text("true|false")),
    .optional("NbOfTxs", count),
    .optional("CtrlSum", decimal),
    SchemaPart("ReqdExctnDt", .oneOf([SchemaPart("Dt", .text(isoDay))])),
    SchemaPart("Dbtr", party),
    SchemaPart("DbtrAcct", account),
    SchemaPart("DbtrAgt", bank),
    .optional("ChrgBr", .text("DEBT|CRED|SHAR|SLEV")),
    SchemaPart("CdtTrfTxInf", transfer, most: .max),
])

/// The whole document.
let creditTransferSchema = SchemaPart(
    "Document",
    .parts([
        SchemaPart(
            "CstmrCdtTrfInitn",
            .parts([
                SchemaPart(
                    "GrpHdr",
                    .parts([
                        SchemaPart("MsgId", max35),
                        SchemaPart("CreDtTm", .text(isoDay + "T[0-9]{2}:[0-9]{2}:[0-9]{2}")),
                        SchemaPart("NbOfTxs", count),
                        .optional("CtrlSum", decimal),
                        SchemaPart("InitgPty", party),
                    ])
                ),
                SchemaPart("PmtInf", instruction, most: .max),
            ])
        )
    ])
)

extension SchemaPart {
    /// What an element has that the schema does not allow, or lacks.
    func faults(of tree: XMLTree) throws -> [String] {
        switch form {
        case .text(let pattern, let attributes):
            var faults = tree.children.isEmpty ? [] : ["\(name) holds a text"]
            if try !matches(tree.text, pattern) { faults.append("\(name): \(tree.text)") }
            for (key, pattern) in attributes
            where try !matches(tree.attributes[key] ?? "", pattern) {
                faults.append("\(name) \(key)")
            }
            return faults
        case .oneOf(let parts):
            guard tree.children.count == 1, let child = tree.children.first,
                let part = parts.first(where: { $0.name == child.name })
            else { return ["\(name) holds one of \(parts.map(\.name))"] }
            return try part.faults(of: child)
        case .parts(let parts):
            var rest = tree.children[...]
            var faults: [String] = []
            for part in parts {
                let own = rest.prefix { $0.name == part.name }
                rest = rest.dropFirst(own.count)
                if !(part.least...part.most).contains(own.count) {
                    faults.append("\(name) has \(own.count) of \(part.name)")
                }
                for child in own { faults += try part.faults(of: child) }
            }
            return faults + rest.map { "\(name) has no \($0.name) there" }
        }
    }

    private func matches(_ text: String, _ pattern: String) throws -> Bool {
        try Regex(pattern).wholeMatch(in: text) != nil
    }
}

extension XMLTree {
    /// All elements of a name below this one.
    func all(_ name: String) -> [XMLTree] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }
}
