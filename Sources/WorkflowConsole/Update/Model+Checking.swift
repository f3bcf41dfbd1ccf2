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
    mutating func built(_ found: [CompilerDiagnostic], _ outcome: BuildOutcome) -> [Effect] {
        let took = build.started.map { now.timeIntervalSince($0).clockText } ?? ""
        build.started = nil
        if case .impossible(let words) = outcome {
            say(words, .failure)
            return []
        }
        let (solved, new) = take(found, from: .compiler)
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
            if liveRuns.isEmpty { return replace() }
            let runs = liveRuns.count.counted("live run")
            say("Built in \(took). :restart takes the new program, and cancels \(runs)", .warning)
        case .impossible: break
        }
        return []
    }

    /// Takes in what one of the tools says now, and marks what it no longer says and what it did not say before.
    mutating func take(_ found: [CompilerDiagnostic], from source: CompilerDiagnostic.Source) -> (solved: Int, new: Int)
    {
        let selected = selectedProblemIdentity
        let old = diagnostics.filter { $0.source == source }.map { ProblemItem(.compiler($0), place: $0.place) }
        let known = Set(old.map(\.identity))
        let standing = Set(found.map { ProblemItem(.compiler($0)).identity })
        let solved = old.filter { !standing.contains($0.identity) }.map { item in
            ProblemItem(item.origin, mark: .solved, place: item.place)
        }
        let new = standing.subtracting(known)
        solvedProblems = solved + solvedProblems.filter { $0.identity.code != source.rawValue }
        newProblems = newProblems.filter { $0.code != source.rawValue }.union(new)
        diagnostics = diagnostics.filter { $0.source != source } + found
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
