import Foundation

/// A sales line as the auditor reads it.
struct AuditedLine: Sendable {
    /// As sources.yaml makes it of two columns.
    let id: String
    let partner: String
    /// As the file writes it, `2019-03-04`, which sorts as days do.
    let day: String
    let line: String
    let units: Ratio
    let net: Ratio
}

/// A reseller as the auditor reads it.
struct AuditedPartner: Sendable {
    let id: String
    let name: String
    let type: String
    let country: String
}

/// The real files, read by splitting them character by character.
struct RealSales {
    let partners: [AuditedPartner]
    let lines: [AuditedLine]
    /// How many rows each sales file has.
    let rowCounts: [Int]
    /// The sum of `SalesAmount` of the first file, by year.
    let amountByYear: [String: Ratio]

    init(folder: URL) throws {
        let resellers = try rows(folder, "Resellers.csv", .utf8)
        partners = resellers.map { row in
            let types = [
                "Warehouse": "distributor", "Ware House": "distributor",
                "Value Added Reseller": "reseller", "Specialty Bike Shop": "dealer",
            ]
            return AuditedPartner(
                id: cell(row, "ResellerKey"),
                name: cell(row, "ResellerName"),
                type: types[cell(row, "BusinessType")] ?? "",
                country: cell(row, "Country_Region")
            )
        }
        var lineOfProduct: [String: String] = [:]
        for row in try rows(folder, "Product.csv", .utf8) {
            lineOfProduct[cell(row, "ProductKey")] = cell(row, "Subcategory")
        }
        let facts = try rows(folder, "FactResellerSales.csv", .utf8)
        let june = try rows(folder, "ResellerSales_202006.csv", .utf16)
        var byYear: [String: Ratio] = [:]
        for row in facts {
            byYear[String(cell(row, "OrderDate").prefix(4)), default: Ratio(0)] =
                byYear[String(cell(row, "OrderDate").prefix(4)), default: Ratio(0)]
                + ratio(cell(row, "SalesAmount"))
        }
        amountByYear = byYear
        rowCounts = [facts.count, june.count]
        lines = (facts + june).map { row in
            AuditedLine(
                id: "\(cell(row, "SalesOrderNumber"))-\(cell(row, "ProductKey"))",
                partner: cell(row, "ResellerKey"),
                day: cell(row, "OrderDate"),
                line: lineOfProduct[cell(row, "ProductKey")] ?? "",
                units: ratio(cell(row, "OrderQuantity")),
                net: ratio(cell(row, "SalesAmount"))
            )
        }
    }
}

/// A cell; one that is not there fails every comparison.
private func cell(_ row: [String: String], _ name: String) -> String { row[name] ?? "missing" }

private func rows(
    _ folder: URL,
    _ name: String,
    _ encoding: String.Encoding
) throws -> [[String: String]] {
    readRows(try String(contentsOf: folder.appendingPathComponent(name), encoding: encoding))
}

/// The rows of a CSV text, each by the names of its columns.
func readRows(_ text: String) -> [[String: String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    for character in text {
        if isQuoted {
            if character == "\"" { isQuoted = false } else { field.append(character) }
        } else if character == "\"" {
            isQuoted = true
        } else if character == "," {
            fields.append(field)
            field = ""
        } else if character == "\n" || character == "\r\n" {
            records.append(fields + [field])
            fields = []
            field = ""
        } else {
            field.append(character)
        }
    }
    if !field.isEmpty || !fields.isEmpty { records.append(fields + [field]) }
    let header = records.removeFirst()
    return records.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}
