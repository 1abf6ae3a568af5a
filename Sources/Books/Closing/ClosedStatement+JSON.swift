extension ClosedStatement {
    /// What stands in the statement's file; its lines are a file of their own.
    var value: JSONValue {
        .record([
            .init("figures", figures.closedValue),
            .init("page", page.value),
            .init("compute", compute),
            .init("trace", trace),
        ])
    }

    init(
        _ node: PlacedNode,
        lines: [UInt8],
        _ reader: FiguresReader
    ) throws(ClosingFault) {
        var record = try RecordCursor(node)
        self.init(
            figures: try reader.statement(record.next("figures")),
            page: try FrozenPage(record.next("page")),
            lines: lines,
            compute: try record.next("compute").value,
            trace: try record.next("trace").value
        )
        try record.finish()
    }
}

extension FrozenPage {
    var value: JSONValue {
        .record([
            .init("path", .text(path)),
            .init("template", .text(template)),
            .init("record", record),
        ])
    }

    init(_ node: PlacedNode) throws(ClosingFault) {
        var record = try RecordCursor(node)
        self.init(
            path: try record.next("path").text(),
            template: try record.next("template").text(),
            record: try record.next("record").value
        )
        try record.finish()
    }
}
