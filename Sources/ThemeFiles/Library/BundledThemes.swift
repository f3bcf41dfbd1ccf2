/// The themes that are part of the program.
enum BundledThemes {
    /// Their ids with the bytes of their files, in the order of the picker.
    ///
    /// SwiftPM gives every embedded file a name but no list of them: a new file is added here, and a test compares.
    static let all: [(id: String, bytes: @Sendable () -> [UInt8])] = [
        ("terminal", { PackageResources.terminal_yaml }),
        ("catppuccin-mocha", { PackageResources.catppuccin_mocha_yaml }),
        ("catppuccin-latte", { PackageResources.catppuccin_latte_yaml }),
        ("monochrome", { PackageResources.monochrome_yaml }),
    ]
}
