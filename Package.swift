// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room: its name, the rooms and libraries it may import, and the folders beside its code.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "guerdon",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    ],
    targets: [
        room("Diagnostics"),
        room("Incentives"),
        room("Markup"),
        .systemLibrary(
            name: "CCMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        room("Markdown", ["CCMarkGFM", "Diagnostics", "Markup"]),
        room("Templates", ["Diagnostics", "Markup"]),
        room("Books", ["Diagnostics", "Incentives", "Markup", "Sealing"]),
        room("Sealing", [.product(name: "Crypto", package: "swift-crypto")]),
        room(
            "ContentReader",
            [
                "Diagnostics", "Incentives", "Markdown", .product(name: "Yams", package: "Yams"),
            ]
        ),
        room("StatementSite", ["Diagnostics", "Incentives", "Markdown", "Markup", "Templates"]),
        .systemLibrary(name: "CLinux"),
        room("Publisher", ["CLinux"]),
        .target(name: "CEmbedded", exclude: ["templates"]),
        .executableTarget(
            name: "guerdon",
            dependencies: [
                "Books", "CEmbedded", "ContentReader", "Diagnostics", "Incentives", "Markdown",
                "Markup", "Publisher", "Sealing", "StatementSite", "Templates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Saver",
            dependencies: ["Publisher"],
            path: "Tests/Saver",
            swiftSettings: strict
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "AuditorTests",
            dependencies: ["guerdon", "TestSupport"],
            exclude: ["Site"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BooksTests",
            dependencies: ["Books", "Diagnostics", "Incentives", "Sealing", "TestSupport"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        tests("CaseTests", ["guerdon", "TestSupport"]),
        tests("PublisherTests", ["Publisher"]),
        tests("IncentivesTests", ["Books", "Incentives", "TestSupport"]),
        tests(
            "PagesTests",
            [
                "Books", "ContentReader", "Diagnostics", "Incentives", "Markdown", "Markup",
                "Sealing", "StatementSite", "Templates", "TestSupport",
            ]
        ),
        tests("SoakTests", ["guerdon", "Saver", "TestSupport"]),
        tests("TidyTests", []),
    ],
    swiftLanguageModes: [.v6]
)
