import Cryptography
import Foundation
import Handlers
import Persistence
import Upstreams

/// `check`: tells whether everything that the product needs is there. Exit status 78 for a wrong configuration, 1 when
/// something cannot be reached, 0 when all is well.
enum CheckCommand {
    private struct Finding: Encodable {
        let name: String
        let ok: Bool
        let detail: String
        /// Where its name has led; nil without a call over the network.
        var address: String?
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        let configuration = try Configuration.read()
        let shared = SharedUpstreams(threads: 2)
        let calls = [signIn, identities, mail, isolation].map { probe in
            // A client for each, which knows no other address than that of its own calls.
            let http = CurlClient(caFile: configuration.platform.upstreamCAFile)
            var finding = probe(Platform(configuration.platform, shared: shared, http: http))
            finding.address = http.lastAddress.isEmpty ? nil : http.lastAddress
            return finding
        }
        let findings = [database(configuration.platform)] + calls + [auditKey(configuration.platform)]
        if arguments.has("json") {
            try Terminal.say(json: findings)
        } else {
            for line in findings { Terminal.say(text(line)) }
        }
        return findings.allSatisfy(\.ok) ? 0 : 1
    }

    private static func text(_ finding: Finding) -> String {
        let address = finding.address.map { " (at \($0))" } ?? ""
        return "\(finding.ok ? "ok    " : "FAILED") \(finding.name): \(finding.detail)\(address)"
    }

    private static func database(_ settings: PlatformSettings) -> Finding {
        var database = Connection(settings.database)
        do {
            let status = try Migrator.status(in: &database)
            return Finding(
                name: "database", ok: status == .current,
                detail: status == .current ? "at this version" : "\(status): run workplace migrate")
        } catch {
            return Finding(name: "database", ok: false, detail: "\(error)")
        }
    }

    private static func signIn(_ platform: Platform) -> Finding {
        do {
            let ahead = try platform.oidc.probe() ?? 0
            // Tokens have a minute of leeway.
            return Finding(
                name: "sign-in", ok: abs(ahead) <= 60,
                detail: abs(ahead) <= 60
                    ? platform.settings.oidc.issuer : "the provider's clock differs from ours by \(ahead) seconds")
        } catch OIDCError.issuerDiffers(let configured, let found) {
            return Finding(
                name: "sign-in", ok: false,
                detail: "the provider calls itself \(found), OIDC_ISSUER says \(configured): set OIDC_ISSUER=\(found)")
        } catch {
            return Finding(name: "sign-in", ok: false, detail: "\(error)")
        }
    }

    private static func identities(_ platform: Platform) -> Finding {
        guard let identities = platform.identities else {
            return Finding(name: "authentik", ok: true, detail: "provisioning is not enabled")
        }
        do {
            let own = try identities.ownIdentity()
            return Finding(
                name: "authentik", ok: own.isSuperuser,
                detail: own.isSuperuser
                    ? "signed in as \(own.username)" : "\(own.username) is no superuser, so lists are silently cut")
        } catch {
            return Finding(name: "authentik", ok: false, detail: "\(error)")
        }
    }

    private static func mail(_ platform: Platform) -> Finding {
        guard let mail = platform.mail else {
            return Finding(name: "stalwart", ok: true, detail: "provisioning is not enabled")
        }
        let needed = [
            "authenticate", "sysDomainGet", "sysDomainQuery", "sysDomainCreate", "sysDomainUpdate", "sysDomainDestroy",
            "sysDkimSignatureGet", "sysDkimSignatureQuery", "sysDkimSignatureDestroy", "sysAccountGet",
            "sysMailingListGet", "sysRoleGet", "sysRoleQuery", "sysRoleUpdate", "sysActionCreate",
            "sysDmarcExternalReportGet", "sysDmarcExternalReportQuery",
        ]
        do {
            let missing = Set(needed).subtracting(try mail.permissions()).sorted()
            return Finding(
                name: "stalwart", ok: missing.isEmpty,
                detail: missing.isEmpty
                    ? "reached, permissions are there" : "permissions missing: \(missing.joined(separator: ", "))")
        } catch {
            return Finding(name: "stalwart", ok: false, detail: "\(error)")
        }
    }

    /// The worker closes the listing when it starts; an update of the mail server may open it again until the next day.
    private static func isolation(_ platform: Platform) -> Finding {
        guard let mail = platform.mail else {
            return Finding(name: "mail isolation", ok: true, detail: "provisioning is not enabled")
        }
        do {
            let isOpen = try mail.isListingOpen()
            return Finding(
                name: "mail isolation", ok: !isOpen,
                detail: isOpen
                    ? "mailbox users can list the accounts of all customers: (re)start workplace work, which closes it"
                    : "mailbox users cannot list accounts")
        } catch {
            return Finding(name: "mail isolation", ok: false, detail: "\(error)")
        }
    }

    /// The public key is what an auditor needs beside an exported file.
    private static func auditKey(_ settings: PlatformSettings) -> Finding {
        Finding(name: "audit key", ok: true, detail: "public key \(Hex.encode(settings.auditKey.publicKey))")
    }
}
