import FoundationEssentials
import Workflows

extension Model {
    /// Checks again: graphs at once, files anew, and the package by its compiler where there is one.
    mutating func check() -> [Effect] {
        guard options.buildsPackage else { return [.revalidate] }
        guard build.started == nil else {
            say("R: a build goes on since \(now.timeIntervalSince(build.started ?? now).clockText)", .warning)
            return [.revalidate]
        }
        build.started = now
        say("Building; what the compiler says comes when it is done")
        return [.build, .revalidate]
    }

    /// Takes in what the compiler said, ticks what it no longer says, and keeps the selected problem selected.
    mutating func built(
        _ found: [CompilerDiagnostic],
        _ outcome: BuildOutcome,
        _ compiled: Set<String>
    ) -> [Effect] {
        let took = build.started.map { now.timeIntervalSince($0).clockText } ?? ""
        build.started = nil
        if case .impossible(let words) = outcome {
            say(words, .failure)
            return []
        }
        let modules = Set(found.filter { $0.severity == .error }.map(\.module))
        let (solved, new) = take(found, from: .compiler) { old in
            // A build compiles what has changed. Of other files it says nothing, and their warnings stand.
            if compiled.contains(old.fileName) { return true }
            guard old.severity == .error else { return false }
            return outcome == .failed ? modules.contains(old.module) : true
        }
        let errors = found.count { $0.severity == .error }
        let counts = "\(solved.counted("problem")) solved, \(new) new"
        switch outcome {
        case .failed:
            say(
                "Not built: \(max(errors, 1).counted("error")) after \(took); \(counts)",
                .failure,
                more: "7 shows them"
            )
        case .unchanged: say("Built in \(took): nothing to replace; \(counts)")
        case .replaced:
            build.isReplacementReady = true
            guard let reason = reasonAgainstReplacing else { return replace() }
            say("Built in \(took). \(reason)", .warning)
        case .impossible: break
        }
        return []
    }

    /// Why a new program waits until it is asked for; `nil` when nothing is lost by taking it at once.
    private var reasonAgainstReplacing: String? {
        if !overlays.isEmpty { return ":restart takes the new program, once you are done here" }
        guard !liveRuns.isEmpty else { return nil }
        return ":restart takes the new program, and cancels \(liveRuns.count.counted("live run"))"
    }

    /// Takes in what one of the tools says now, and marks what it no longer says and what it did not say before.
    ///
    /// - Parameter isLookedAt: whether the tool would have said it again; if not, it stands.
    mutating func take(
        _ found: [CompilerDiagnostic],
        from source: CompilerDiagnostic.Source,
        where isLookedAt: (CompilerDiagnostic) -> Bool
    ) -> (solved: Int, new: Int) {
        let selected = selectedProblemIdentity
        let said = Set(found.map { ProblemItem(.compiler($0)).identity })
        var kept: [CompilerDiagnostic] = []
        var solved: [ProblemItem] = []
        var known: Set<ProblemItem.Identity> = []
        for old in diagnostics where old.source == source {
            let item = ProblemItem(.compiler(old), mark: .solved, place: old.place)
            known.insert(item.identity)
            if said.contains(item.identity) { continue }
            if isLookedAt(old) { solved.append(item) } else { kept.append(old) }
        }
        let new = said.subtracting(known)
        solvedProblems = solved + solvedProblems.filter { $0.identity.code != source.rawValue }
        newProblems = newProblems.filter { $0.code != source.rawValue }.union(new)
        let now = (found + kept).prefix(CompilerDiagnostic.limit)
        // Errors come first, whichever build said them.
        diagnostics = diagnostics.filter { $0.source != source }
        diagnostics += now.filter { $0.severity == .error } + now.filter { $0.severity != .error }
        selectProblem(selected)
        return (solved.count, new.count)
    }

    /// Gives the screen to the new program.
    mutating func replace() -> [Effect] {
        guard build.isReplacementReady else { return [] }
        return [.replace(restoration)]
    }

    var selectedProblemIdentity: ProblemItem.Identity? {
        let rows = problemRows
        return rows.indices.contains(selectedProblem) ? rows[selectedProblem].identity : nil
    }

    /// Selects the problem again after the list has changed.
    mutating func selectProblem(_ identity: ProblemItem.Identity?) {
        guard let identity, let index = problemRows.firstIndex(where: { $0.identity == identity }) else { return }
        selectedProblem = index
    }
}
