#ifndef CNCURSES_SIGNALS_H
#define CNCURSES_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/// Sets the handlers for SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT and SIGWINCH and returns the read end of their pipe.
///
/// A handler does nothing but note its signal and write one byte. A signal that was ignored before stays ignored
/// (`nohup`). Call it before a screen is opened: ncurses then leaves these signals alone. Returns -1 with `errno` set
/// when no pipe can be had. Calling it again returns the same descriptor.
int cncurses_signals_start(void);

/// Puts the handlers back that `cncurses_signals_start` found. The pipe stays open: a late handler may still write.
void cncurses_signals_stop(void);

/// Takes the signals noted since the last call, as a set with bit `n` for signal `n`, and empties the pipe.
uint64_t cncurses_signals_take(void);

/// Lets the calling thread receive the signals above, whatever mask it inherited.
void cncurses_signals_unblock(void);

/// Stops this process until it is continued; `group` also stops the others of its process group, as Ctrl-Z does.
///
/// Returns at once when nobody could continue it: the kernel ignores a stop in an orphaned process group.
void cncurses_stop_here(bool group);

/// Whether this process may use the terminal now. True as well when the terminal cannot say.
bool cncurses_in_foreground(int tty);

/// Stops this process the way a write from the background does. Returns after a continue, or at once when orphaned.
void cncurses_stop_in_background(void);

/// While a child has the terminal: Ctrl-Z stops this process with it, Ctrl-C and Ctrl-\ are the child's alone.
void cncurses_signals_lend(void);

/// Ends what `cncurses_signals_lend` began.
void cncurses_signals_reclaim(void);

/// Ends this process by `signal` with its default action, so that the parent sees 128 + signal.
_Noreturn void cncurses_die_by(int signal);

#endif
