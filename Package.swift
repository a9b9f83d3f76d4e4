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
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // 0
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        // 1: formats, and the only unsafe code
        .target(name: "CSV", swiftSettings: settings),
        .target(name: "CanonicalJSON", swiftSettings: settings),
        .target(name: "Charts", swiftSettings: settings),
        .target(name: "EDTF", swiftSettings: settings),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: settings),
        // 2: domain, storage of entries, tree and notes
        .target(name: "Alliances", dependencies: ["CanonicalJSON", "EDTF"], swiftSettings: settings),
        .target(name: "EventLog", dependencies: ["LMDB"], swiftSettings: settings),
        .target(
            name: "TransparencyLog", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        // 3: rows and queries
        .target(name: "Projections", dependencies: ["Alliances", "CanonicalJSON", "EDTF"], swiftSettings: settings),
        .target(name: "Tables", dependencies: ["Alliances", "CSV", "CanonicalJSON", "EDTF"], swiftSettings: settings),
        // 4: the only door
        .target(
            name: "AllianceLedger",
            dependencies: ["Alliances", "CanonicalJSON", "EDTF", "EventLog", "LMDB", "Projections", "TransparencyLog"],
            swiftSettings: settings),
        // what is handed to others: one description of the tables, files of several formats made from it
        .target(
            name: "Exports",
            dependencies: [
                "AllianceLedger", "Alliances", "CanonicalJSON", "EDTF", "Projections", "TransparencyLog",
            ],
            swiftSettings: settings),
        .target(
            name: "SQLiteExports",
            dependencies: ["AllianceLedger", "Exports", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        // 5: what several faces show; the faces
        .target(
            name: "Reports",
            dependencies: ["AllianceLedger", "Alliances", "Charts", "EDTF", "Projections", "TransparencyLog"],
            swiftSettings: settings),
        .target(
            name: "AllianceCLI",
            dependencies: [
                "AllianceLedger", "Alliances", "CSV", "CanonicalJSON", "Charts", "EDTF", "Exports", "Projections",
                "Reports", "SQLiteExports", "Tables", "TransparencyLog",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // 6
        .executableTarget(name: "alliance", dependencies: ["AllianceCLI"], swiftSettings: settings),

        // for measuring: Tools/bench
        .executableTarget(
            name: "bench",
            dependencies: [
                "AllianceLedger", "Alliances", "CanonicalJSON", "EDTF",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "plainloop", dependencies: ["CLMDB"], cSettings: [.unsafeFlags(["-O2"])],
            linkerSettings: [.linkedLibrary("lmdb")]),

        // what holds of any bytes a reader is given: asked by FuzzTests of a corpus, by Tools/fuzz of all it can think of
        .target(
            name: "FuzzTargets",
            dependencies: [
                "AllianceLedger", "Alliances", "CSV", "CanonicalJSON", "EDTF", "EventLog", "Exports", "Projections",
                "Tables", "TransparencyLog",
            ],
            path: "Tests/FuzzTargets", swiftSettings: settings),

        .testTarget(
            name: "AllianceCLITests",
            dependencies: [
                "AllianceCLI", "AllianceLedger", "Alliances", "CanonicalJSON", "Charts", "EventLog", "LMDB",
                "TransparencyLog",
            ],
            exclude: ["Exporting/Readers"],
            swiftSettings: settings),
        .testTarget(
            name: "AllianceLedgerTests",
            dependencies: [
                "AllianceLedger", "Alliances", "CanonicalJSON", "EDTF", "EventLog", "LMDB", "Projections",
                "TransparencyLog",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "AlliancesTests", dependencies: ["Alliances", "CanonicalJSON", "EDTF"], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        // The built program, killed, starved and cut off from power.
        .testTarget(name: "CrashTests", dependencies: ["alliance"], exclude: ["Faults"], swiftSettings: settings),
        .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: settings),
        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"], swiftSettings: settings),
        .testTarget(name: "ChartsTests", dependencies: ["Charts"], swiftSettings: settings),
        .testTarget(name: "EDTFTests", dependencies: ["EDTF"], swiftSettings: settings),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog", "LMDB"], swiftSettings: settings),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Corpus", "Dictionaries"],
            swiftSettings: settings),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: settings),
        .testTarget(
            name: "ModelTests",
            dependencies: ["AllianceLedger", "Alliances", "CanonicalJSON", "EDTF", "Projections"],
            swiftSettings: settings),
        .testTarget(
            name: "ProjectionsTests", dependencies: ["Alliances", "CanonicalJSON", "EDTF", "Projections"],
            swiftSettings: settings),
        .testTarget(
            name: "ReportsTests", dependencies: ["Alliances", "EDTF", "Reports"], swiftSettings: settings),
        .testTarget(
            name: "TablesTests", dependencies: ["Alliances", "CSV", "CanonicalJSON", "Tables"],
            swiftSettings: settings),
        .testTarget(
            name: "TransparencyLogTests", dependencies: ["TransparencyLog"], exclude: ["Vectors"],
            swiftSettings: settings),
    ]
)

// libFuzzer has the main function of this one, which only Tools/fuzz links.
if Context.environment["ALLIANCE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzzer", dependencies: ["FuzzTargets"], path: "Tests/Fuzzer", swiftSettings: settings))
}
