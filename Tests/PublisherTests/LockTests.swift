import Foundation
import Publisher
import Testing

@Test func `a second build of a site is refused at once, and none after the first has ended`()
    throws
{
    let bench = try Bench()
    func inFirst() throws -> PublishFailure {
        let first = try SiteLock(site: bench.site)
        let failure = try refusal { () throws(PublishFailure) in
            _ = try SiteLock(site: bench.site)
        }
        _ = consume first
        return failure
    }
    let failure = try inFirst()
    #expect(failure == .lockHeld(path: bench.site))
    #expect(failure.exitStatus == 4)
    _ = try SiteLock(site: bench.site)
}

@Test func `a staged site keeps the lock until it is published`() throws {
    let bench = try Bench()
    let staging = try bench.stage()
    let failure = try refusal { () throws(PublishFailure) in _ = try SiteLock(site: bench.site) }
    #expect(failure == .lockHeld(path: bench.site))
    _ = try publishPages([], from: staging)
    _ = try SiteLock(site: bench.site)
}

@Test func `two sites cannot write to one output at once`() throws {
    let bench = try Bench()
    let other = try Bench()
    let staging = try bench.stage()
    let page = try staging.pages.write("first", to: "a.html")
    let failure = try refusal { () throws(PublishFailure) in
        _ = try other.stage(output: bench.output)
    }
    #expect(failure == .lockHeld(path: "\(bench.site)/.public.next"))
    _ = try publishPages([page], from: staging)
    #expect(try bench.text("public/a.html") == "first")
}
