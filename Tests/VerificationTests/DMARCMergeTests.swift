import Model
import Testing

@testable import Verification

/// What is published already and is not ours stays.
@Suite struct DMARCMergeTests {
    private static let ours = "v=DMARC1; p=reject; rua=mailto:postmaster@acme.test"

    private func merged(_ found: String..., wanted: DMARCPolicy = .quarantine) throws -> String? {
        let expected = try #require(DMARCRecord(Self.ours))
        let records = found.compactMap(DMARCRecord.init)
        #expect(records.count == found.count)
        return DMARCMerge(expected, wanted: wanted, found: records).text
    }

    @Test func othersGoOnGettingTheirReports() throws {
        #expect(
            try merged("v=DMARC1; p=none; rua=mailto:acme@reports.test!10m,mailto:Postmaster@Acme.test")
                == "v=DMARC1; p=quarantine; rua=mailto:postmaster@acme.test,mailto:acme@reports.test!10m")
        #expect(
            try merged("v=DMARC1;p=none;ruf=mailto:f@reports.test;fo=1")
                == "v=DMARC1; p=quarantine; ruf=mailto:f@reports.test; fo=1; rua=mailto:postmaster@acme.test")
    }

    @Test func whatSubdomainsGetStays() throws {
        #expect(
            try merged("v=DMARC1; p=none; sp=none; np=reject; adkim=s")
                == "v=DMARC1; p=quarantine; sp=none; np=reject; adkim=s; rua=mailto:postmaster@acme.test")
        #expect(try merged("v=DMARC1; p=none; sp=strict; np=") == nil)
    }

    @Test func nothingOfTheirsMeansOursAlone() throws {
        #expect(try merged("v=DMARC1; p=none; rua=mailto:POSTMASTER@acme.test!1m") == nil)
        #expect(try merged("v=DMARC1") == nil)
        #expect(try merged() == nil)
    }

    /// Tags that would take our policy back, or that nobody reads any more.
    @Test func removedTagsGo() throws {
        #expect(try merged("v=DMARC1; p=none; t=y; pct=20; rf=afrf; ri=3600") == nil)
    }

    @Test func aStricterPolicyIsNotWeakened() throws {
        let text = try merged("v=DMARC1; p=reject; rua=mailto:a@reports.test", wanted: .none)
        #expect(text == "v=DMARC1; p=reject; rua=mailto:postmaster@acme.test,mailto:a@reports.test")
    }

    @Test func severalRecordsBecomeOne() throws {
        let text = try merged(
            "v=DMARC1; p=none; aspf=s; rua=mailto:a@reports.test",
            "v=DMARC1; p=none; aspf=r; fo=1; rua=mailto:b@reports.test,mailto:a@reports.test", wanted: .none)
        #expect(
            text
                == "v=DMARC1; p=none; aspf=s; fo=1; rua=mailto:postmaster@acme.test,mailto:a@reports.test,mailto:b@reports.test"
        )
    }

    /// An address that nobody can send to is not worth keeping.
    @Test func brokenAddressesGo() throws {
        #expect(try merged("v=DMARC1; p=none; rua=reports@other.test, https://other.test/, mailto:") == nil)
    }

    /// The mail server may name no address.
    @Test func aListOfNobodyIsLeftOut() throws {
        let expected = try #require(DMARCRecord("v=DMARC1; p=reject"))
        let found = try #require(DMARCRecord("v=DMARC1; p=none; adkim=s"))
        let merge = DMARCMerge(expected, wanted: .none, found: [found])
        #expect(merge.text == "v=DMARC1; p=none; adkim=s")
    }

    /// Damage in what is published is not published again.
    @Test func whatCannotBeSeenGoes() throws {
        #expect(try merged("v=DMARC1; p=none; adkim=s\u{7}; aspf=\u{430}; rua=mailto:a\n@other.test") == nil)
    }

    /// Whatever was merged is a record again, with our policy at least, our address, and theirs.
    @Test(arguments: [
        "v=DMARC1; p=none; rua=mailto:a@reports.test", "V = DMARC1 ;P=reject;RUA=mailto:a@reports.test;sp=none",
        "v=DMARC1; rua=mailto:a@reports.test", "v=DMARC1; p=none; p=reject; rua=mailto:a@reports.test",
    ])
    func theResultIsARecord(_ found: String) throws {
        let text = try #require(try merged(found))
        let record = try #require(DMARCRecord(text))
        #expect(record.defect == nil && record.domainPolicy >= .quarantine)
        #expect(record.reportAddresses.map(\.address) == ["postmaster@acme.test", "a@reports.test"])
        let expected = try #require(DMARCRecord(Self.ours))
        // What was published asks for no further change.
        let again = DMARCMerge(expected, wanted: .quarantine, found: [record])
        #expect(again.text.flatMap(DMARCRecord.init)?.reportAddresses == record.reportAddresses)
    }
}
