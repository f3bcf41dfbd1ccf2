import Testing

/// What looks up terminals, one at a time: ncurses has one entry a process that answers for capabilities.
@Suite(.serialized) struct TerminfoTests {}
