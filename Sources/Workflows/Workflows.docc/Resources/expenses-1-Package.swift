// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "expenses",
    dependencies: [.package(name: "Signalbox", path: "../signalbox")],
    targets: [
        .executableTarget(
            name: "expenses",
            dependencies: [.product(name: "Workflows", package: "Signalbox")]
        )
    ]
)
