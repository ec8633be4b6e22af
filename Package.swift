// swift-tools-version: 6.2
import PackageDescription

// The arrows between modules; docs/architecture.md draws them and scripts/check-layers holds them.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
/// Modules that own no C library touch no pointer: any unsafe expression there is an error.
let strict: [SwiftSetting] = settings + [.strictMemorySafety()]

let package = Package(
    name: "workplace",
    products: [.executable(name: "workplace", targets: ["App"])],
    targets: [
        .systemLibrary(name: "CFastCGI"),
        .systemLibrary(name: "CMariaDB"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CAres"),
        .systemLibrary(name: "CPSL"),
        .systemLibrary(name: "CIDN2"),
        .systemLibrary(name: "COpenSSL"),
        .systemLibrary(name: "CJose"),

        .target(name: "Model", swiftSettings: strict),
        .target(name: "Cryptography", dependencies: ["COpenSSL", "CJose"], swiftSettings: settings),
        .target(name: "Web", swiftSettings: strict),
        .target(name: "FastCGI", dependencies: ["CFastCGI", "Web"], swiftSettings: settings),
        .target(name: "Persistence", dependencies: ["CMariaDB", "Cryptography", "Model"], swiftSettings: settings),
        .target(name: "Upstreams", dependencies: ["CCurl", "Cryptography", "Model"], swiftSettings: settings),
        .target(name: "Verification", dependencies: ["CAres", "CPSL", "CIDN2", "Model"], swiftSettings: settings),
        .target(
            name: "Handlers",
            dependencies: ["Web", "Model", "Cryptography", "Persistence", "Upstreams", "Verification"],
            swiftSettings: strict),
        .executableTarget(
            name: "App",
            dependencies: [
                "Handlers", "FastCGI", "Web", "Model", "Cryptography", "Persistence", "Upstreams", "Verification",
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Persistence"], path: "Tests/Support",
            exclude: ["leaks.txt"],
            swiftSettings: settings),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: settings),
        .testTarget(
            name: "CryptographyTests", dependencies: ["Cryptography"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "WebTests", dependencies: ["Web"], swiftSettings: settings),
        .executableTarget(
            name: "FastCGIProbe", dependencies: ["FastCGI", "Web"], path: "Tests/FastCGIProbe", swiftSettings: settings),
        .testTarget(
            name: "FastCGITests", dependencies: ["FastCGI", "FastCGIProbe", "Web", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PersistenceTests", dependencies: ["Persistence", "Model", "Cryptography", "TestSupport"],
            swiftSettings: settings),
        .executableTarget(
            name: "UpstreamProbe", dependencies: ["Upstreams"], path: "Tests/UpstreamProbe", swiftSettings: settings),
        .testTarget(
            name: "UpstreamsTests", dependencies: ["Upstreams", "UpstreamProbe", "Cryptography", "Model"],
            swiftSettings: settings),
        .testTarget(name: "VerificationTests", dependencies: ["Verification", "Model"], swiftSettings: settings),
        .testTarget(
            name: "HandlersTests",
            dependencies: [
                "Handlers", "Web", "Model", "Cryptography", "Persistence", "Upstreams", "Verification", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "AppTests", dependencies: ["App", "FastCGI", "Handlers", "Upstreams", "Web"], exclude: ["routes.txt"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
