import Foundation
import TerminalUI
import WorkflowConsole
import Workflows

extension ScreenSession {
    /// Does what the model asked for; what comes of it arrives in the mailbox.
    func perform(_ effect: Effect) {
        switch effect {
        case .start(let workflow, let fields): start(workflow, fields)
        case .answer(let question, let fields): answer(question, fields)
        case .cancel, .cancelCall, .pause, .resume, .step, .setBreakpoints, .extend, .extendQuestion: lead(effect)
        case .look(let run):
            inBackground { source, mailbox in
                guard let snapshot = await source.snapshot(of: run) else { return }
                mailbox.post(.snapshot(run, snapshot, at: Date()))
            }
        case .revalidate:
            inBackground { [files] source, mailbox in
                let own = await source.revalidate()
                let (looked, faults) = files.read(besides: own.map(\.name))
                mailbox.post(.unreadable(faults))
                mailbox.post(.workflows(own + looked, isCheckedAgain: true))
            }
        case .build:
            guard let build else { return }
            inBackground { _, mailbox in
                let report = await build.run()
                mailbox.post(.built(report.diagnostics, report.outcome, compiled: report.compiled, at: Date()))
            }
        case .replace(var restoration):
            // A run that a program before this one was called for still decides what the shell is told.
            restoration.ownRun = restoration.ownRun ?? restored?.ownRun
            do {
                let handOver = Replacement(restoration: restoration, graphs: files.lastGood)
                replacement = try handOver.keep(in: places.state)
            } catch {
                mailbox.post(.failed("What is on the screen could not be kept for the new program: \(error)"))
            }
        case .layOut(let workflow, let key, let previous):
            inBackground { _, mailbox in
                mailbox.post(.laidOut(GraphPicture(workflow, key: key, keeping: previous)))
            }
        case .complete(let field, let prefix):
            inBackground { _, mailbox in
                mailbox.post(.completions(field: field, prefix: prefix, FolderListing.completions(of: prefix)))
            }
        case .recall(let workflow):
            let values = RememberedValues(file: places.rememberedValues).values(of: workflow)
            mailbox.post(.recalled(workflow: workflow, values))
        case .remember(let workflow, let values):
            do {
                try RememberedValues(file: places.rememberedValues).keep(values, of: workflow)
            } catch {
                mailbox.post(.failed("The values could not be kept: \(error)"))
            }
        case .export(let export):
            inBackground { _, mailbox in
                do throws(ExportFile.Fault) {
                    mailbox.post(.exported(file: try ExportFile.write(export)))
                } catch {
                    mailbox.post(.failed(error.words))
                }
            }
        case .openEditor(let place): openEditor(place)
        case .editText(let field, let text): editText(field, text)
        case .viewText(let name, let lines): viewText(name, lines)
        case .copy(let lines):
            if !terminal.copy(lines) {
                mailbox.post(.failed("Not copied: this terminal has no clipboard to write to (OSC 52)"))
            }
        case .listThemes: listThemes()
        case .previewTheme(let name): previewTheme(name)
        case .loadTheme(let name): takeTheme(name)
        case .reloadTheme: readThemeAgain()
        case .schedule(let timer, let delay): timers[timer] = ContinuousClock.now + delay
        case .unschedule(let timer): timers[timer] = nil
        case .bell: terminal.bell()
        case .title(let title): terminal.setTitle(SafeText(untrusted: title))
        case .suspend:
            do {
                try suspend()
            } catch {
                mailbox.post(.failed("The program could not be suspended: \(error)"))
            }
        case .redraw: terminal.redraw()
        case .mouse(let isWanted):
            terminal.setMouse(isWanted)
            if isWanted, !terminal.capabilities.mouse {
                mailbox.post(.failed("This terminal tells nothing of its mouse (TERM is not of the xterm kind)"))
            }
        case .quit(let lines): farewell = lines
        }
    }

    /// Tells the source what to do with a run; what it refuses is said.
    private func lead(_ effect: Effect) {
        inBackground { source, mailbox in
            do throws(SourceRefusal) {
                switch effect {
                case .cancel(let run): try await source.cancel(run)
                case .cancelCall(let run, let number): try await source.cancel(run, invocation: number, of: nil)
                case .pause(let run): try await source.pause(run)
                case .resume(let run): try await source.resume(run)
                case .step(let run): try await source.step(run)
                case .setBreakpoints(let run, let points): try await source.setBreakpoints(points, of: run)
                case .extend(let run, let time): try await source.extend(run, by: time)
                case .extendQuestion(let question, let time):
                    try await source.extend(question.run, wait: question.wait, by: time)
                default: break
                }
            } catch {
                mailbox.post(.failed(error.reason))
            }
        }
    }

    /// Reads a run's stream into the mailbox, to its end.
    func follow(_ info: RunInfo) {
        inBackground { source, mailbox in
            for await batch in source.events(of: info.id, after: -1) {
                mailbox.post(.events(info.id, batch, at: Date()))
            }
            if let ended = await source.outcome(of: info.id) { mailbox.post(.ended(ended, at: Date())) }
        }
    }

    private func start(_ workflow: String, _ fields: [String: JSON]) {
        do throws(SourceRefusal) {
            let info = try source.start(workflow, fields: fields, options: RunOptions())
            mailbox.post(.started(info, at: Date()))
            follow(info)
        } catch {
            mailbox.post(.couldNotStart(workflow: workflow, error))
        }
    }

    private func answer(_ question: QuestionID, _ fields: [String: JSON]) {
        inBackground { source, mailbox in
            do throws(SourceRefusal) {
                try await source.answer(question.run, wait: question.wait, fields: fields)
                mailbox.post(.answered(question.run, wait: question.wait))
            } catch {
                mailbox.post(.answerRefused(question.run, wait: question.wait, error))
            }
        }
    }

    /// Work off the console's thread; it ends by itself, at the latest with the run it follows.
    private func inBackground(_ work: @escaping @Sendable (LocalRunSource, Mailbox) async -> Void) {
        let source = source
        let mailbox = mailbox
        Task.detached { await work(source, mailbox) }
    }
}
