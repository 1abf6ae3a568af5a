import Testing

@Test func `every case prints what it says`() throws {
    let all = try cases(in: "Cases")
    #expect(!all.isEmpty)
    for given in all { try check(given) }
}

@Test func `every bad input is named with its place, and publishes nothing`() throws {
    let all = try cases(in: "Errors")
    #expect(all.count >= 50)
    for given in all { try check(given) }
}
