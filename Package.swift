// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    // ~Escapable readers over borrowed bytes (Span) are written with it.
    .enableExperimentalFeature("Lifetimes"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
    // The formats are small functions called from other modules a million times a second.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let package = Package(
    name: "alliance",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    ],
    targets: [
        .target(name: "CanonicalJSON", swiftSettings: settings),
        .target(name: "EDTF", swiftSettings: settings),
        .target(name: "Alliances", dependencies: ["CanonicalJSON", "EDTF"], swiftSettings: settings),
        .target(name: "Projections", dependencies: ["Alliances", "CanonicalJSON", "EDTF"], swiftSettings: settings),
        .testTarget(name: "EDTFTests", dependencies: ["EDTF"], swiftSettings: settings),
    ]
)
