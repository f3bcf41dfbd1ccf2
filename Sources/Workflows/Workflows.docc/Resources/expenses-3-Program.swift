import Workflows

@main
struct Program {
    static func main() async throws {
        let handler = try ExpenseFlow().run(.init(purpose: "chairs", amount: 120))
        let settled = try await handler.result
        print(settled.paid, settled.reason)
    }
}
