/// The themes that are part of the program.
enum BundledThemes {
    /// Their ids with the bytes of their files, in the order of the picker.
    ///
    /// SwiftPM gives every embedded file a name but no list of them: a new file is added here, and a test compares.
    static let all: [(id: String, bytes: @Sendable () -> [UInt8])] = [
        ("terminal", { PackageResources.terminal_yaml }),
        ("terminal-dark", { PackageResources.terminal_dark_yaml }),
        ("terminal-light", { PackageResources.terminal_light_yaml }),
        ("catppuccin-mocha", { PackageResources.catppuccin_mocha_yaml }),
        ("catppuccin-latte", { PackageResources.catppuccin_latte_yaml }),
        ("catppuccin-macchiato", { PackageResources.catppuccin_macchiato_yaml }),
        ("catppuccin-frappe", { PackageResources.catppuccin_frappe_yaml }),
        ("gruvbox-dark", { PackageResources.gruvbox_dark_yaml }),
        ("gruvbox-light", { PackageResources.gruvbox_light_yaml }),
        ("nord", { PackageResources.nord_yaml }),
        ("nord-light", { PackageResources.nord_light_yaml }),
        ("dracula", { PackageResources.dracula_yaml }),
        ("dracula-light", { PackageResources.dracula_light_yaml }),
        ("solarized-dark", { PackageResources.solarized_dark_yaml }),
        ("solarized-light", { PackageResources.solarized_light_yaml }),
        ("tokyo-night", { PackageResources.tokyo_night_yaml }),
        ("tokyo-night-storm", { PackageResources.tokyo_night_storm_yaml }),
        ("tokyo-night-light", { PackageResources.tokyo_night_light_yaml }),
        ("rose-pine", { PackageResources.rose_pine_yaml }),
        ("rose-pine-dawn", { PackageResources.rose_pine_dawn_yaml }),
        ("one-dark", { PackageResources.one_dark_yaml }),
        ("one-light", { PackageResources.one_light_yaml }),
        ("everforest-dark", { PackageResources.everforest_dark_yaml }),
        ("everforest-light", { PackageResources.everforest_light_yaml }),
        ("kanagawa", { PackageResources.kanagawa_yaml }),
        ("monokai", { PackageResources.monokai_yaml }),
        ("high-contrast-dark", { PackageResources.high_contrast_dark_yaml }),
        ("high-contrast-light", { PackageResources.high_contrast_light_yaml }),
        ("color-blind-dark", { PackageResources.color_blind_dark_yaml }),
        ("color-blind-light", { PackageResources.color_blind_light_yaml }),
        ("monochrome", { PackageResources.monochrome_yaml }),
    ]
}
