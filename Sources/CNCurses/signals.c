#define _GNU_SOURCE 1
#include "signals.h"

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

// A signal that ends the program and lies unread this long finds nobody at home: the second one then acts by itself.
static const time_t patience_seconds = 2;

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { watched_count = sizeof watched / sizeof watched[0] };

static struct sigaction before[watched_count];
static struct sigaction before_quit;
static bool started = false;
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t noted[64];
static volatile time_t noted_at[64];

static time_t seconds_now(void) {
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static bool is_ending(int signal) { return signal == SIGTERM || signal == SIGHUP || signal == SIGINT; }

static void note(int signal) {
    int saved = errno;
    if (signal > 0 && signal < 64) {
        time_t now = seconds_now();
        if (noted[signal] && is_ending(signal)) {
            if (now - noted_at[signal] >= patience_seconds) {
                cncurses_guard_restore();
                cncurses_die_by(signal);
            }
        } else {
            noted_at[signal] = now;
        }
        noted[signal] = 1;
        char byte = (char)signal;
        // A full pipe already wakes the reader; the note above is what carries the signal.
        ssize_t written = write(pipe_ends[1], &byte, 1);
        (void)written;
    }
    errno = saved;
}

static void nothing(int signal) { (void)signal; }

int cncurses_signals_start(void) {
    if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        pipe_ends[0] = pipe_ends[1] = -1;
        return -1;
    }
    if (started) {
        return pipe_ends[0];
    }
    for (int index = 0; index < watched_count; index++) {
        struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(watched[index], NULL, &before[index]);
        if (before[index].sa_handler != SIG_IGN) {
            sigaction(watched[index], &action, NULL);
        }
    }
    started = true;
    return pipe_ends[0];
}

void cncurses_signals_stop(void) {
    if (!started) {
        return;
    }
    for (int index = 0; index < watched_count; index++) {
        sigaction(watched[index], &before[index], NULL);
    }
    started = false;
}

uint64_t cncurses_signals_take(void) {
    char bytes[64];
    while (pipe_ends[0] >= 0 && read(pipe_ends[0], bytes, sizeof bytes) > 0) {
    }
    uint64_t taken = 0;
    for (int index = 0; index < watched_count; index++) {
        int signal = watched[index];
        if (noted[signal]) {
            noted[signal] = 0;
            taken |= (uint64_t)1 << signal;
        }
    }
    return taken;
}

void cncurses_signals_unblock(void) {
    sigset_t set;
    sigemptyset(&set);
    for (int index = 0; index < watched_count; index++) {
        sigaddset(&set, watched[index]);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void stop_by_default(int signal) {
    struct sigaction fallback = {.sa_handler = SIG_DFL};
    struct sigaction mine;
    sigemptyset(&fallback.sa_mask);
    sigaction(signal, &fallback, &mine);
    sigset_t set, mask;
    sigemptyset(&set);
    sigaddset(&set, signal);
    pthread_sigmask(SIG_UNBLOCK, &set, &mask);
    // Sent to this thread, so that the stop has happened before the next line runs.
    raise(signal);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(signal, &mine, NULL);
}

void cncurses_stop_here(bool group) {
    if (group) {
        // The others first, while this process does not listen: its own stop must come from `raise`.
        struct sigaction deaf = {.sa_handler = SIG_IGN};
        struct sigaction mine;
        sigemptyset(&deaf.sa_mask);
        sigaction(SIGTSTP, &deaf, &mine);
        kill(0, SIGTSTP);
        sigaction(SIGTSTP, &mine, NULL);
    }
    stop_by_default(SIGTSTP);
}

bool cncurses_in_foreground(int tty) {
    pid_t foreground = tcgetpgrp(tty);
    return foreground < 0 || foreground == getpgrp();
}

void cncurses_stop_in_background(void) { stop_by_default(SIGTTOU); }

void cncurses_signals_lend(void) {
    struct sigaction deaf = {.sa_handler = nothing, .sa_flags = SA_RESTART};
    struct sigaction fallback = {.sa_handler = SIG_DFL};
    sigemptyset(&deaf.sa_mask);
    sigemptyset(&fallback.sa_mask);
    // A handler, not SIG_IGN: ignoring would be inherited by the child.
    sigaction(SIGINT, &deaf, NULL);
    sigaction(SIGQUIT, &deaf, &before_quit);
    sigaction(SIGTSTP, &fallback, NULL);
}

void cncurses_signals_reclaim(void) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < watched_count; index++) {
        if ((watched[index] == SIGINT || watched[index] == SIGTSTP) && before[index].sa_handler != SIG_IGN) {
            sigaction(watched[index], &action, NULL);
        }
    }
    sigaction(SIGQUIT, &before_quit, NULL);
}

_Noreturn void cncurses_die_by(int signal) {
    struct sigaction fallback = {.sa_handler = SIG_DFL};
    sigemptyset(&fallback.sa_mask);
    sigaction(signal, &fallback, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(signal);
    _exit(128 + signal);
}
