import Testing

/// Tests that run the built program, one at a time: each holds its thread until the program has ended, and there are
/// as many threads as cores for all other tests.
@Suite(.serialized) struct ProgramTests {}
