@testable import Workflows

extension Shape {
    private static let flowing: [any Event.Type] = [Red.self, Green.self, Blue.self, Grey.self]

    /// A workflow that nobody thought of: two to six steps with any acceptance and any results.
    static func random(_ random: inout SeededRandom) -> Shape {
        var steps = [step("begin", one(Go.self), results(&random))]
        for number in 1...(1 + random.below(5)) {
            steps.append(
                step(
                    "step\(number)",
                    acceptance(&random),
                    results(&random),
                    asks: random.one(in: 4) ? [Ask.self] : [],
                    awaits: random.one(in: 4) ? [Reply.self, random.pick(flowing) ?? Red.self] : [],
                    sends: random.one(in: 3) ? [random.pick(flowing) ?? Red.self] : []
                )
            )
        }
        for index in steps.indices {
            steps[index].options.workers = 1 + random.below(3)
            if random.one(in: 4) { steps[index].options.timeout = .milliseconds(500 + random.below(8000)) }
            if random.one(in: 5) { steps[index].options.delivery = .onSuccess }
            if case .collection = steps[index].acceptance, random.one(in: 3) {
                steps[index].options.take = 1 + random.below(3)
            }
        }
        if random.one(in: 3) {
            let recovery = Recovery(of: random.one(in: 2) ? nil : ["step1"], limit: 1 + random.below(2))
            steps.append(step("rescue", one(StepFailed.self), results(&random), recovery: recovery))
        }
        return Shape(name: "random", steps: steps)
    }

    private static func acceptance(_ random: inout SeededRandom) -> Acceptance {
        let (first, second) = (random.pick(flowing) ?? Red.self, random.pick(flowing) ?? Green.self)
        switch random.below(10) {
        case 0: return one(Reply.self)
        case 1: return one(Choice.self, first)
        case 2: return one(Page.self, first)
        case 3: return one(Ask.self)
        case 4, 5: return set(first, second)
        case 6, 7: return first == second ? joined(first) : joined(first, second)
        default: return one(first)
        }
    }

    private static func results(_ random: inout SeededRandom) -> [Production] {
        var results = [Production(random.pick(flowing) ?? Red.self)]
        if random.one(in: 2) { results.append(each(random.pick(flowing) ?? Red.self)) }
        if random.one(in: 3) { results.append(each(random.pick(flowing) ?? Red.self)) }
        if random.one(in: 4) { results.append(Production(Ask.self)) }
        if random.one(in: 6) { results.append(Production(Choose.self)) }
        if random.one(in: 6) { results.append(Production(End.self)) }
        return results
    }
}
