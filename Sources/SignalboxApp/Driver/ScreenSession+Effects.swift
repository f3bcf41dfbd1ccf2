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
        case .cancel(let run):
            inBackground { source, mailbox in
                do throws(SourceRefusal) {
                    try await source.cancel(run)
                } catch {
                    mailbox.post(.failed(error.reason))
                }
            }
        case .extend(let run, let time):
            inBackground { source, mailbox in
                do throws(SourceRefusal) {
                    try await source.extend(run, by: time)
                } catch {
                    mailbox.post(.failed(error.reason))
                }
            }
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
                let (diagnostics, outcome) = await build.run()
                mailbox.post(.built(diagnostics, outcome, at: Date()))
            }
        case .replace(let restoration):
            do {
                replacement = try Replacement.keep(restoration, in: places.state)
            } catch {
                mailbox.post(.failed("What is on the screen could not be kept for the new program: \(error)"))
            }
        case .layOut(let workflow, let key):
            inBackground { _, mailbox in mailbox.post(.laidOut(GraphPicture(workflow, key: key))) }
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
        case .openEditor(let place): openEditor(place)
        case .editText(let field, let text): editText(field, text)
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
        case .mouse: break
        case .quit(let lines): farewell = lines
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
