import CNCurses
import TerminalUI

extension CursesTerminal {
    /// What opening the screen takes, step by step; whatever fails, the steps before it are undone.
    struct Opening {
        var tty: Int32
        var waker: CursesWaker
        var signalPipe: Int32
        var features: TerminalFeatures
        var decision: ColorDecision
        var mode: ColorMode
        var pairs: Int32
        var size: Size

        init(_ options: Options) throws(CursesTerminalError) {
            let term = options.environment["TERM"] ?? ""
            tty = cncurses_open_tty()
            guard tty >= 0 else { throw .noTerminal }
            do throws(CursesTerminalError) {
                size = try Self.check(term: term, tty: tty)
                waker = try CursesWaker()
                features = .ofLookedUpEntry(environment: options.environment, wantsMouse: options.usesMouse)
                decision = .decide(
                    preference: options.color,
                    environment: options.environment,
                    terminfoColors: Int(cncurses_number("colors"))
                )
                let direct = decision.depth == .truecolor ? DirectColor.entry() : nil
                cncurses_forget_entry()
                guard cncurses_guard_save_modes(tty) else { throw .noTerminal }
                // Before ncurses, which then leaves these signals alone.
                signalPipe = cncurses_signals_start()
                guard signalPipe >= 0 else { throw .noDescriptors }
                cncurses_guard_install()
                cncurses_guard_this_thread()
                cncurses_signals_unblock()
                guard Self.open(term: term, direct: direct, tty: tty, size: size) else {
                    cncurses_signals_stop()
                    _ = cncurses_guard_restore_modes(tty, false)
                    throw .failed(term)
                }
            } catch {
                cncurses_close_descriptor(tty)
                throw error
            }
            mode = Self.mode(for: decision.depth)
            if mode.depth < decision.depth {
                decision = ColorDecision(
                    depth: mode.depth,
                    reason: "\(decision.reason), but terminfo has fewer for TERM=\(term)"
                )
            }
            pairs = cncurses_pairs()
        }

        private static func check(term: String, tty: Int32) throws(CursesTerminalError) -> Size {
            guard !term.isEmpty else { throw .terminalTypeNotSet }
            guard term != "dumb" else { throw .dumbTerminal(term) }
            switch cncurses_look_up(term, tty) {
            case CNCURSES_FOUND: break
            case CNCURSES_NOT_A_SCREEN: throw .unusableTerminalType(term)
            default: throw .unknownTerminalType(term)
            }
            guard cncurses_string("cup") != nil, !cncurses_flag("hc"), !cncurses_flag("gn") else {
                cncurses_forget_entry()
                throw .unusableTerminalType(term)
            }
            var rows: Int32 = 0
            var columns: Int32 = 0
            guard cncurses_size(tty, &rows, &columns) else {
                cncurses_forget_entry()
                throw .noSize
            }
            return Size(width: Int(columns), height: Int(rows))
        }

        /// By the direct-colour entry if there is one and ncurses takes it, else by the user's own.
        private static func open(term: String, direct: CompiledTerminfo?, tty: Int32, size: Size) -> Bool {
            let isOpen = direct.map { entry in
                cncurses_open(DirectColor.entryName, entry.environmentValue, tty)
            }
            guard isOpen == true || cncurses_open(term, nil, tty) else { return false }
            // The kernel knows better than LINES and COLUMNS, which may have been exported long ago.
            cncurses_resize(Int32(size.height), Int32(size.width))
            return true
        }

        private static func mode(for depth: ColorDepth) -> ColorMode {
            let colors = cncurses_colors()
            switch depth {
            case .truecolor where colors == DirectColor.count: return .direct
            case .monochrome: return .none
            case .truecolor, .twoFiftySix, .sixteen:
                if colors >= 256 { return depth == .sixteen ? .sixteen : .twoFiftySix }
                return colors >= 16 ? .sixteen : colors >= 8 ? .eight : .none
            }
        }
    }
}
