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

    /// What the steps of one run share.
    struct State: WorkflowState {
        var amount = 0
    }

    @Step func check(_ claim: Claim, context: Context) -> OneOf<Settled, MayPay> {
        if claim.amount < 50 { return .emit(Settled(paid: claim.amount, reason: "too little to ask about")) }
        context.edit { state in state.amount = claim.amount }
        return .emit(MayPay(purpose: claim.purpose, amount: claim.amount))
    }

    @Step func decide(_ decision: Decision, context: Context) -> Settled {
        Settled(paid: decision.pay ? context.state.amount : 0, reason: decision.reason)
    }
}
