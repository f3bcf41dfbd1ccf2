import Workflows

/// Settles what somebody paid for the office.
@Workflow
struct ExpenseFlow {
    struct Claim: StartEvent {
        var purpose: String
        var amount: Int
    }
    struct Settled: StopEvent {
        var paid: Int
        var reason: String
    }

    @Step func check(_ claim: Claim) -> Settled {
        Settled(paid: claim.amount, reason: "paid for \(claim.purpose)")
    }
}
