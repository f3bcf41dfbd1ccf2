import Workflows

@main
struct Program {
    static func main() async throws {
        let handler = try ExpenseFlow().run(.init(purpose: "chairs", amount: 120))

        for await question in handler.events(of: ExpenseFlow.MayPay.self) {
            print("Pay \(question.amount) for \(question.purpose)? Type yes or no.")
            let decision = ExpenseFlow.Decision(pay: readLine() == "yes")
            try await handler.send(decision)
        }

        let settled = try await handler.result
        print(settled.paid, settled.reason)
    }
}
