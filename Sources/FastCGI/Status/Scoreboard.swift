import CFastCGI
import Glibc
import Synchronization

/// What a worker process counts, in memory that it shares with the supervisor.
///
/// Every worker process has a board of its own: one that goes wrong cannot spoil the others' numbers, and the numbers
/// outlive a worker that was killed.
///
/// Unchecked: all access to the mapping is through atomics, and the mapping stays until the last reference is gone.
final class Scoreboard: @unchecked Sendable {
    enum Cell: Int {
        /// Holds `Scoreboard.signature` in a board.
        case signature
        /// Process id of the supervisor that made the board, 0 for none.
        case supervisor
        case threads, readyThreads, busy, busyPeak, accepted, rejected, microseconds
        /// Answers by status class, 1xx to 5xx.
        case answers1, answers2, answers3, answers4, answers5
        /// Answers by time taken: as many cells as `Tally.bucketLimits`, in its order.
        case firstBucket
    }

    let descriptor: Int32
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>

    private static let byteCount = 4096
    /// "workpool" in ASCII, with the layout's version in the last byte.
    private static let signature: UInt64 = 0x776f_726b_706f_6f01

    /// Makes a board for a worker that is about to be started.
    convenience init(supervisor: pid_t) throws {
        let file = shared_memory_file("scoreboard")
        guard file >= 0 else { throw SystemError("memfd_create") }
        let moved = try movedUp(file)
        guard ftruncate(moved, Self.byteCount) == 0 else { throw SystemError("ftruncate") }
        try self.init(mapping: moved)
        cells[Cell.supervisor.rawValue].store(UInt64(supervisor), ordering: .relaxed)
        cells[Cell.signature.rawValue].store(Self.signature, ordering: .releasing)
    }

    /// Takes over the board that the supervisor left at a descriptor; nil when something else or nothing is there.
    static func inherited(_ descriptor: Int32) throws -> Scoreboard? {
        var found: UInt64 = 0
        guard pread(descriptor, &found, 8, 0) == 8, found == signature else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return try Scoreboard(mapping: descriptor)
    }

    private init(mapping descriptor: Int32) throws {
        let memory = mmap(nil, Self.byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { throw SystemError("mmap") }
        self.descriptor = descriptor
        cells = memory.bindMemory(to: Atomic<UInt64>.self, capacity: Self.byteCount / MemoryLayout<UInt64>.stride)
    }

    deinit {
        munmap(cells, Self.byteCount)
        close(descriptor)
    }

    subscript(cell: Cell) -> UInt64 {
        cells[cell.rawValue].load(ordering: .acquiring)
    }

    func count(_ cell: Cell, adding amount: UInt64 = 1) {
        cells[cell.rawValue].wrappingAdd(amount, ordering: .relaxed)
    }

    /// A thread took a request.
    func begin() {
        count(.accepted)
        let busy = cells[Cell.busy.rawValue].wrappingAdd(1, ordering: .relaxed).newValue
        cells[Cell.busyPeak.rawValue].max(busy, ordering: .relaxed)
    }

    /// A thread is done with its request and waits for the next.
    func end() {
        cells[Cell.busy.rawValue].wrappingSubtract(1, ordering: .relaxed)
    }

    /// An answer was made in this time.
    func answered(status: Int, microseconds: UInt64) {
        let answerClass = min(max(status / 100, 1), 5) - 1
        cells[Cell.answers1.rawValue + answerClass].wrappingAdd(1, ordering: .relaxed)
        count(.microseconds, adding: microseconds)
        if let bucket = Tally.bucketLimits.firstIndex(where: { microseconds <= $0 * 1000 }) {
            cells[Cell.firstBucket.rawValue + bucket].wrappingAdd(1, ordering: .relaxed)
        }
    }

    /// The numbers that only grow.
    var tally: Tally {
        Tally(
            accepted: self[.accepted], rejected: self[.rejected], microseconds: self[.microseconds],
            answers: cellValues(from: .answers1, count: 5),
            buckets: cellValues(from: .firstBucket, count: Tally.bucketLimits.count))
    }

    private func cellValues(from first: Cell, count: Int) -> [UInt64] {
        (first.rawValue..<first.rawValue + count).map { cells[$0].load(ordering: .relaxed) }
    }
}
