#define _GNU_SOURCE 1
#include "guard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT, SIGSYS, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof fatal[0], restore_capacity = 1024, alternate_stack_size = 64 * 1024 };

static struct sigaction before[fatal_count];
static bool installed = false;

static struct termios saved_modes;
static atomic_bool has_saved_modes = false;

static atomic_bool armed = false;
static int guarded_tty = -1;
static int guarded_output = -1;
static int guarded_error = -1;
static char restore_bytes[restore_capacity];
static size_t restore_length = 0;

static void write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written == 0 || errno != EINTR) {
            return;
        }
    }
}

// In the background, setting modes or writing would stop the process in the middle of its restoration.
static bool set_modes(int tty, bool flush) {
    sigset_t set, mask;
    sigemptyset(&set);
    sigaddset(&set, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &set, &mask);
    int result;
    if (flush) {
        tcflush(tty, TCIFLUSH);
    }
    // Output is processed by the modes of the moment it is written, so there is nothing to drain.
    do {
        result = tcsetattr(tty, TCSANOW, &saved_modes);
    } while (result != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    return result == 0;
}

void cncurses_guard_restore(void) {
    if (!atomic_exchange(&armed, false)) {
        return;
    }
    int saved = errno;
    sigset_t set, mask;
    sigemptyset(&set);
    sigaddset(&set, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &set, &mask);
    // A terminal stopped by the user or by a full line must not keep a dying process: no draining.
    write_all(guarded_tty, restore_bytes, restore_length);
    if (atomic_load(&has_saved_modes)) {
        tcsetattr(guarded_tty, TCSANOW, &saved_modes);
    }
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    if (guarded_output >= 0) {
        dup2(guarded_output, STDOUT_FILENO);
    }
    if (guarded_error >= 0) {
        dup2(guarded_error, STDERR_FILENO);
    }
    errno = saved;
}

static void on_fatal(int signal, siginfo_t *information, void *context) {
    cncurses_guard_restore();
    for (int index = 0; index < fatal_count; index++) {
        if (fatal[index] != signal) {
            continue;
        }
        struct sigaction *previous = &before[index];
        // Back in place first: if the earlier handler faults, or returns to the faulting instruction, it is asked itself.
        sigaction(signal, previous, NULL);
        if (previous->sa_flags & SA_SIGINFO) {
            if (previous->sa_sigaction != NULL) {
                previous->sa_sigaction(signal, information, context);
            }
        } else if (previous->sa_handler != SIG_DFL) {
            previous->sa_handler(signal);
        }
        break;
    }
    // Delivered when this handler returns, so that the process ends by this signal even if it came from `kill`.
    struct sigaction fallback = {.sa_handler = SIG_DFL};
    sigemptyset(&fallback.sa_mask);
    sigaction(signal, &fallback, NULL);
    raise(signal);
}

void cncurses_guard_install(void) {
    if (installed) {
        return;
    }
    installed = true;
    cncurses_guard_this_thread();
    for (int index = 0; index < fatal_count; index++) {
        struct sigaction action = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
        sigfillset(&action.sa_mask);
        sigaction(fatal[index], NULL, &before[index]);
        if (before[index].sa_handler != SIG_IGN) {
            sigaction(fatal[index], &action, NULL);
        }
    }
}

void cncurses_guard_this_thread(void) {
    stack_t current;
    if (sigaltstack(NULL, &current) != 0 || !(current.ss_flags & SS_DISABLE)) {
        return;
    }
    // Never freed: it belongs to the thread for as long as that lives, and there are a handful of such threads.
    void *memory = malloc(alternate_stack_size);
    if (memory == NULL) {
        return;
    }
    stack_t stack = {.ss_sp = memory, .ss_size = alternate_stack_size};
    if (sigaltstack(&stack, NULL) != 0) {
        free(memory);
    }
}

bool cncurses_guard_save_modes(int tty) {
    if (tcgetattr(tty, &saved_modes) != 0) {
        return false;
    }
    atomic_store(&has_saved_modes, true);
    return true;
}

bool cncurses_guard_restore_modes(int tty, bool flush) {
    return atomic_load(&has_saved_modes) && set_modes(tty, flush);
}

void cncurses_guard_arm(int tty, const char *restore, size_t length, int output, int error) {
    atomic_store(&armed, false);
    restore_length = length < restore_capacity ? length : restore_capacity;
    memcpy(restore_bytes, restore, restore_length);
    guarded_tty = tty;
    guarded_output = output;
    guarded_error = error;
    atomic_store(&armed, true);
}

void cncurses_guard_disarm(void) { atomic_store(&armed, false); }
