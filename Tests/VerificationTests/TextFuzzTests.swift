import Model
import Testing

@testable import Verification

/// Text of strangers and of the mail server: any text gives a value or an error, never a trap.
@Suite struct TextFuzzTests {
    private static let seeds = [
        "v=spf1 +mx -a:%{ir}.%{v}.acme.test/24//64 include:_spf.acme.test redirect=%{d2r-} exp=x ~all",
        "v=DKIM1; k=rsa; h=sha256:sha1; s=*; t=y:s; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKB",
        "v=DMARC1; p=none; sp=reject; rua=mailto:a@acme.test!10m,mailto:b@acme.test; pct=50; psd=y",
        "$ORIGIN acme.test.\n@ 1d12h IN MX 10 m\\046x ( ; c\n )\n_a TXT \"q\\\"\" b\n  CAA 0 issue \"ca;x=y\"\n",
        "version: STSv1\r\nmode: enforce\r\nmx: *.acme.test\r\nmax_age: 604800\r\n",
        "letsencrypt.org ; accounturi = https://acme.test/1", "  \"token=abc\" x", "xn--mnchen-3ya.test",
        "[2001:db8::1]:53",
    ]
    /// Pieces that have a meaning somewhere.
    private static let pieces: [Unicode.Scalar] = Array(
        (" \t\r\n\"\\;:=%{}()@.$/+-~?,!_0123456789aAxXrR"
            + "\u{0}\u{301}\u{200B}\u{FEFF}\u{E9}\u{1F600}\u{2028}").unicodeScalars)

    @Test(arguments: [11, 12, 13] as [UInt64])
    func anyText(_ seed: UInt64) throws {
        var random = SeededRandomness(state: seed)
        let sender = try #require(IPAddress("2001:db8::1"))
        for _ in 0..<4000 {
            let text = damaged(&random)
            readZone(text)
            readRecords(text, sender)
            _ = MTASTSPolicy(status: 200, contentType: text, body: Array(text.utf8)).judge(expectedHosts: [text])
            _ = try? DomainNames.canonical(text)
            _ = ResolverAddress(text)
            _ = LabelScripts(text).isSuspicious
        }
    }

    private func readZone(_ text: String) {
        guard let records = try? ZoneText.records(text) else { return }
        for record in records {
            let expected = ExpectedRecord(record, zone: "acme.test")
            #expect((expected.chunks ?? []).allSatisfy { $0.utf8.count <= 765 })
        }
    }

    private func readRecords(_ text: String, _ sender: IPAddress) {
        let record = SPFRecord(text)
        let merged = SPFRecord(SPFMerge(expected: SPFRecord("v=spf1 mx -all"), found: [record]).text)
        #expect(merged.broken.isEmpty, "a proposal is valid SPF: \(merged.text)")
        let context = SPFMacro.Context(
            sender: sender, senderDomain: "acme.test", domain: "acme.test", helo: "mx.acme.test")
        let name = SPFMacro.expand(text, context)
        #expect(name.utf8.count <= 253 || !name.contains("."))
        let key = DKIMRecord(text)
        _ = (key.isValid, key.weakness, key.flags, key.exclusions(expectedType: "rsa"), key.isCutOff(from: key))
        let policy = DMARCRecord(text)
        _ = (policy?.defect, policy?.policy(isInherited: true), policy?.reportAddresses)
        _ = RSAKeySize.bits(of: Array(text.utf8))
        _ = PasteDamage.code(of: text) { $0.isEmpty }
        if let wire = NameText.wire(text) { #expect(wire.count <= 255) }
    }

    private func damaged(_ random: inout SeededRandomness) -> String {
        var scalars = Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)].unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0...scalars.count, using: &random)
            let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            switch Int.random(in: 0...2, using: &random) {
            case 0: scalars.insert(piece, at: place)
            case 1: if place < scalars.count { scalars[place] = piece }
            default: if place < scalars.count { scalars.remove(at: place) }
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
