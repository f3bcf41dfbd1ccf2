import TerminalUI
import Testing

@testable import ThemeFiles

/// What a person sees who lacks one kind of cone, as linear light: the matrices of Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity.
private enum ColorVision: CaseIterable {
    case all, protanopia, deuteranopia, tritanopia

    private var rows: [[Double]] {
        switch self {
        case .all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }

    func linear(_ color: Color) throws -> [Double] {
        let (red, green, blue) = try #require(color.components)
        let light = try [red, green, blue].map { try #require(Contrast.luminance(.rgb($0, $0, $0))) }
        return rows.map { row in min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })) }
    }

    /// The distance of two colours in Björn Ottosson's OKLab space (2020); black and white are 1 apart.
    func distance(_ one: Color, _ other: Color) throws -> Double {
        let (one, other) = (Self.lab(try linear(one)), Self.lab(try linear(other)))
        return zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    private static func lab(_ light: [Double]) -> [Double] {
        func times(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
            rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let cones = times(
            [
                [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            light
        )
        return times(
            [
                [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            cones.map(cubeRoot)
        )
    }

    private static func cubeRoot(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root - value) / (3 * root * root) }
        return root
    }
}

@Suite struct ColorVisionTests {
    private static let states: [Role] = [.stateFailed, .stateDone, .stateRunning, .stateWaiting, .stateRetry]

    private func least(_ id: String, _ vision: ColorVision) throws -> Double {
        let theme = try #require(ThemeLibrary(userFolder: nil).load(id).theme)
        let colors = try Self.states.map { try #require(theme.roleStyle($0).foreground) }
        var least = Double.infinity
        for (index, one) in colors.enumerated() {
            for other in colors[(index + 1)...] { least = min(least, try vision.distance(one, other)) }
        }
        return least
    }

    @Test(arguments: ["color-blind-dark", "color-blind-light"])
    func `the colour-blind safe pair keeps the states apart without any one kind of cone`(id: String) throws {
        for vision in ColorVision.allCases { #expect(try least(id, vision) > 0.09, "\(vision)") }
    }

    @Test func `the measure tells an unsafe palette from a safe one`() throws {
        #expect(try least("gruvbox-dark", .all) > 0.05)
        #expect(try least("gruvbox-dark", .deuteranopia) < 0.05)
        #expect(try abs(ColorVision.all.distance(.rgb(0, 0, 0), .rgb(255, 255, 255)) - 1) < 0.001)
    }
}
