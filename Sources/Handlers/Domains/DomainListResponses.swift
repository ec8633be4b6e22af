import FoundationEssentials
import Model
import Persistence
import Upstreams
import Verification
import Web

/// A line of `GET …/domains`.
struct DomainListItemResponse: Encodable, Sendable {
    let id: DomainID
    let name: String
    /// As people read it; absent when that is the same.
    @Nullable var unicodeName: String?
    /// The readable form may pass for another name and is not to be shown alone.
    let lookalike: Bool
    let status: DomainStatus
    /// Another tenant proves control of the name as well.
    let takeover: Bool
    let isPrimary: Bool
    let attention: Int
    let createdAt: Date
    @Nullable var lastCheckedAt: Date?

    init(_ item: DomainListItem) {
        id = item.id
        name = item.name.text
        unicodeName = DomainText.unicodeName(item.name)
        lookalike = DomainNames.isLookalike(item.name)
        status = item.status
        takeover = item.isContested
        isPrimary = item.isPrimary
        attention = item.attention
        createdAt = item.createdAt
        lastCheckedAt = item.lastCheckedAt
    }
}

/// `GET …/domains`: a page, and the number that the badge shows.
struct DomainListResponse: Encodable {
    let items: [DomainListItemResponse]
    @Nullable var next: String?
    let attention: Int
    /// False: mail is not enabled in this installation, and domains can only be looked at.
    let mailEnabled: Bool
}

/// Something that uses a domain which was to be removed.
struct BlockerResponse: Encodable, Sendable {
    let kind: MailReference.Kind
    @Nullable var address: String?
    /// The person of this tenant whose mailbox it is.
    @Nullable var userId: String?

    init(_ reference: MailReference) {
        kind = reference.kind
        address = reference.address
        userId = nil
    }
}

/// `GET …/domains/:name/blockers`.
struct BlockerListResponse: Encodable {
    let items: [BlockerResponse]
    @Nullable var next: String?
    let total: Int

    init(_ all: [MailReference], _ page: PageRequest) throws(Problem) {
        let start = try page.position(count: 1).map { values throws(Problem) in
            guard let start = Int(values[0]), (0...all.count).contains(start) else { throw PageRequest.foreignCursor }
            return start
        }
        let rest = all.dropFirst(start ?? 0)
        items = rest.prefix(page.limit).map(BlockerResponse.init)
        let end = (start ?? 0) + items.count
        next = end < all.count ? PageCursor(["\(end)"]).text : nil
        total = all.count
    }
}
