#ifndef CNCURSES_GUARD_H
#define CNCURSES_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Sets handlers for SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT, SIGSYS and SIGQUIT that give the terminal back and
/// then run the handler that was there before, so that the process still ends by the same signal.
///
/// They run on the alternate stack of the thread that faults; `cncurses_guard_this_thread` gives one to the caller. Only
/// threads that have one survive a stack overflow long enough to restore anything. Doing it twice is doing it once.
void cncurses_guard_install(void);

/// Gives the calling thread an alternate signal stack, unless it has one.
void cncurses_guard_this_thread(void);

/// Remembers the modes `tty` has now, as those to go back to. Returns false with `errno` set when it is no terminal.
bool cncurses_guard_save_modes(int tty);

/// Sets the remembered modes, also from the background; `flush` throws away what was typed and not read.
bool cncurses_guard_restore_modes(int tty, bool flush);

/// What a process wrote to its standard streams was sent elsewhere; -1 stands for what was not.
struct cncurses_diversion {
    /// What descriptors 1 and 2 were before.
    int output;
    int error;
    /// The end of a pipe where the rest of standard error can be read without waiting.
    int error_reader;
};

/// From here on a crash writes `restore` to `tty`, sets the remembered modes and makes descriptors 1 and 2 what they were.
///
/// What standard error said last follows, without control characters: a runtime tells there why it traps. Up to 1,024 bytes
/// of `restore` are copied.
void cncurses_guard_arm(int tty, const char *restore, size_t length, struct cncurses_diversion diversion);

/// Remembers what was read from the diverted standard error, in case it turns out to be the last words.
void cncurses_guard_note_error(const unsigned char *bytes, size_t length);

/// From here on a crash leaves the terminal alone.
void cncurses_guard_disarm(void);

/// Does now what a crash would do, once. Safe in a signal handler.
void cncurses_guard_restore(void);

#endif
