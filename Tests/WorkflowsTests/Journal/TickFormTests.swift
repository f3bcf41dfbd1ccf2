import Testing

@testable import Workflows

/// How ticks stand in a journal: each kind of them is written and read back as it was.
@Suite struct TickFormTests {
    private static let bench = MachineBench([
        Step("go") { (_: Bench, _: Go, _) in End() },
        Step("reply") { (_: Bench, _: Reply, _) in End() },
    ])
    private static var plan: RunPlan { bench.plan }

    private static func box(_ number: Int, recoveries: RecoveryCounts = [:]) -> EventBox {
        EventBox(
            number: number,
            type: plan.types.number(of: Reply.self),
            value: Reply(n: number),
            recoveries: recoveries
        )
    }

    private static var failure: StepFailure {
        var failure = StepFailure(RecordedError(errorType: "Mishap", message: "no"), step: 1, attempts: 3)
        failure.errorType = "Mishap"
        failure.message = "no"
        failure.elapsed = .nanoseconds(1_500_000_001)
        failure.pause = .milliseconds(250)
        return failure
    }

    private static var sends: [SentEvent] {
        [
            SentEvent(box: box(7), target: nil, digest: .max),
            SentEvent(box: box(8, recoveries: [1: 2]), target: 1, digest: nil),
        ]
    }

    private static var request: WaitRequest {
        var request = WaitRequest(
            token: 5,
            invocation: 4,
            question: box(9),
            expected: plan.types.number(of: Reply.self),
            id: "mine"
        )
        request.requirements = ["deep": ["a": [1, nil]]]
        request.timeout = .seconds(90)
        return request
    }

    private static var bareRequest: WaitRequest {
        WaitRequest(token: 1, invocation: 1, question: nil, expected: plan.types.number(of: Go.self), id: nil)
    }

    /// Every form that a tick of a kind can take.
    private static func samples(of kind: TickKind) -> [Tick] {
        switch kind {
        case .started: [.started(box(1))]
        case .resumed: [.resumed]
        case .eventArrived:
            [
                .eventArrived(box(2), target: nil, answering: nil), .eventArrived(box(2), target: 1, answering: nil),
                .eventArrived(box(2), target: nil, answering: 6),
            ]
        case .stepFinished:
            [
                .stepFinished(invocation: 3, emission: .none, sends: []),
                .stepFinished(invocation: 3, emission: .one(box(2, recoveries: [0: 1])), sends: sends),
                .stepFinished(invocation: 3, emission: .fanOut([]), sends: []),
                .stepFinished(invocation: 3, emission: .fanOut([box(2), box(3)]), sends: sends),
            ]
        case .stepFailed:
            [
                .stepFailed(invocation: 3, failure: failure, sends: sends, recovery: box(4)),
                .stepFailed(invocation: 3, failure: barest, sends: [], recovery: nil),
            ]
        case .stepTimedOut:
            [
                .stepTimedOut(invocation: 3, failure: failure, recovery: box(4)),
                .stepTimedOut(invocation: 3, failure: barest, recovery: nil),
            ]
        case .feedOpened: [.feedOpened(invocation: 3)]
        case .fed: [.fed(box(3), digest: 17, invocation: 2), .fed(box(3), digest: nil, invocation: 2)]
        case .published: [.published(box(3), invocation: 2)]
        case .cameLate: [.cameLate(box(3), step: 1)]
        case .waitOpened: [.waitOpened(request, sends: sends), .waitOpened(bareRequest, sends: [])]
        case .waitGivenUp: [.waitGivenUp(token: 5)]
        case .collected:
            [
                .collected(
                    box(3),
                    invocation: 2,
                    buffer: "default",
                    expected: [plan.types.number(of: Reply.self), plan.types.number(of: Go.self)]
                )
            ]
        case .deadlineReached: [RunDeadline.run, .wait(2), .step(3), .retry(4)].map { .deadlineReached($0) }
        case .invocationCancelled: [.invocationCancelled(3)]
        case .child: news.map { .child(2, $0) }
        case .held: [.held(1), .held(-1)]
        case .extended: [.extended(.seconds(1.5)), .extended(Duration(secondsComponent: 1, attosecondsComponent: 1))]
        case .waitExtended: [.waitExtended(4, by: .seconds(10))]
        case .debugged: requests.map { .debugged($0) }
        case .cancelled: [.cancelled]
        }
    }

    private static var barest: StepFailure {
        StepFailure(
            step: nil,
            errorType: "E",
            message: "",
            attempts: 1,
            error: RecordedError(errorType: "E", message: "")
        )
    }

    private static var news: [ChildNews] {
        [
            .opened(base: "stage", invocation: 3),
            .said([], plan: plan, ChildStanding()),
            .said([], plan: plan, ChildStanding(isWaiting: true, isStuck: true, stop: "before step 'go'")),
            .ended(ChildEnding(status: .completed, result: ["n": 1])),
            .ended(ChildEnding(status: .failed, errorType: "Mishap", message: "no")),
            .ended(ChildEnding(status: .cancelled)),
        ]
    }

    private static var requests: [DebugRequest] {
        let type = plan.types.number(of: Reply.self)
        return [
            .pause, .goOn, .step, .breakpoints([]),
            .breakpoints(
                [.step(1), .event(type), .failure],
                given: [.step("reply"), .event(Reply.self), .eventNamed("stage/Reply"), .step("stage/x"), .failure]
            ),
        ]
    }

    @Test(arguments: TickKind.allCases)
    func `every kind of tick is written and read back as it was`(kind: TickKind) throws {
        let samples = Self.samples(of: kind)
        try #require(!samples.isEmpty)
        for tick in samples {
            #expect(tick.kind == kind)
            let text = JSON.object(try TickWriter(plan: Self.plan).fields(of: tick)).text
            var reader = TickReader(Self.plan)
            let read = try reader.tick(kind.rawValue, SavedValue(JSON(parsing: text)))
            // Ticks cannot be compared, but all that is in them can be seen.
            #expect(Self.contents(of: read) == Self.contents(of: tick))
        }
    }

    private static func contents(of tick: Tick) -> String {
        var text = ""
        dump(tick, to: &text)
        return text
    }

    @Test func `numbers of events and bodies are counted on from what was read`() throws {
        var reader = TickReader(Self.plan, boxCount: 3)
        let tick = Tick.waitOpened(Self.request, sends: Self.sends)
        let fields = JSON.object(try TickWriter(plan: Self.plan).fields(of: tick))
        _ = try reader.tick("waitOpened", SavedValue(fields))
        #expect(reader.boxCount == 9 && reader.tokenCount == 5)
    }

    @Test func `a breakpoint on an event that only a child knows is kept by its name`() throws {
        struct Elsewhere: Event {}
        let tick = Tick.debugged(
            .breakpoints([.event(Self.plan.types.number(of: Elsewhere.self))], given: [.event(Elsewhere.self)])
        )
        let fields = JSON.object(try TickWriter(plan: Self.plan).fields(of: tick))
        var reader = TickReader(MachineBench([Step("go") { (_: Bench, _: Go, _) in End() }]).plan)
        guard case .debugged(.breakpoints(let own, let given)) = try reader.tick("debugged", SavedValue(fields)) else {
            Issue.record("it comes back as another tick")
            return
        }
        #expect(own.isEmpty && given == [.eventNamed(EventType(Elsewhere.self).name)])
    }

    @Test func `what is no tick says so`() {
        var reader = TickReader(Self.plan)
        func message(_ kind: String, _ json: JSON) -> String? {
            #expect(throws: SavedRunError.self) { try reader.tick(kind, SavedValue(json, of: "Record 3")) }?.message
        }
        #expect(message("dreamt", [:])?.contains("is of kind 'dreamt', which this library does not know") == true)
        #expect(message("waitExtended", ["wait": 1])?.contains("by is missing") == true)
        #expect(message("held", ["change": 7])?.contains("changes no promise") == true)
        #expect(message("deadlineReached", ["of": "world"])?.contains("of is no deadline") == true)
        #expect(message("child", ["child": 1, "ended": "gone"])?.contains("ended is no status") == true)
        #expect(message("debugged", ["request": "dance"])?.contains("request is nothing that can be asked") == true)
        #expect(message("fed", ["digest": "xyz"])?.contains("event is missing") == true)
        #expect(
            message("extended", ["by": [1, 2, 3]]) == "Record 3 cannot be read: by is not a duration."
        )
    }
}
