import Workflows

/// Settles what somebody paid for the office.
@Workflow
struct ExpenseFlow {
    struct Claim: StartEvent {
        var purpose: String
        var amount: Int
    }
    /// Shall this be paid?
    struct MayPay: InputRequiredEvent {
        var purpose: String
        var amount: Int
    }
    struct Decision: HumanResponseEvent {
        var pay: Bool
        /// What shall the person be told?
        var reason: String = "as agreed"
    }
    struct Settled: StopEvent {
        var paid: Int
        var reason: String
    }

    @Step func check(_ claim: Claim) -> Settled {
        Settled(paid: claim.amount, reason: "paid for \(claim.purpose)")
    }
}
