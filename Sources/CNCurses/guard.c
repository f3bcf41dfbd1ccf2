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
enum {
    fatal_count = sizeof fatal / sizeof fatal[0],
    restore_capacity = 1024,
    last_words_capacity = 2048,
    alternate_stack_size = 64 * 1024,
};

static struct sigaction before[fatal_count];
static bool installed = false;

static struct termios saved_modes;
static atomic_bool has_saved_modes = false;

static atomic_bool armed = false;
static int guarded_tty = -1;
static struct cncurses_diversion diverted = {-1, -1, -1};
static char restore_bytes[restore_capacity];
static size_t restore_length = 0;

// The newest bytes of standard error, as a ring; written by one thread, read when everything is lost anyway.
static unsigned char last_words[last_words_capacity];
static atomic_size_t last_words_written = 0;

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

static void write_harmless(int descriptor, const unsigned char *bytes, size_t length) {
    char copy[256];
    while (length > 0) {
        size_t count = length < sizeof copy ? length : sizeof copy;
        for (size_t index = 0; index < count; index++) {
            unsigned char byte = bytes[index];
            copy[index] = byte == '\n' || (byte >= 0x20 && byte < 0x7f) ? (char)byte : '?';
        }
        write_all(descriptor, copy, count);
        bytes += count;
        length -= count;
    }
}

static void write_last_words(void) {
    size_t written = atomic_load(&last_words_written);
    size_t place = written % last_words_capacity;
    if (written > last_words_capacity) {
        write_harmless(diverted.error, last_words + place, last_words_capacity - place);
    }
    write_harmless(diverted.error, last_words, place);
    if (diverted.error_reader >= 0) {
        unsigned char bytes[512];
        // What others go on writing is not waited for.
        for (int round = 0; round < 8; round++) {
            ssize_t count = read(diverted.error_reader, bytes, sizeof bytes);
            if (count <= 0) {
                break;
            }
            write_harmless(diverted.error, bytes, (size_t)count);
        }
    }
}

void cncurses_guard_note_error(const unsigned char *bytes, size_t length) {
    size_t written = atomic_load(&last_words_written);
    for (size_t index = 0; index < length; index++) {
        last_words[(written + index) % last_words_capacity] = bytes[index];
    }
    atomic_store(&last_words_written, written + length);
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
    if (diverted.output >= 0) {
        dup2(diverted.output, STDOUT_FILENO);
    }
    if (diverted.error >= 0) {
        dup2(diverted.error, STDERR_FILENO);
    }
    errno = saved;
}

static void on_fatal(int signal, siginfo_t *information, void *context) {
    if (atomic_load(&armed)) {
        cncurses_guard_restore();
        if (diverted.error >= 0) {
            write_last_words();
        }
    }
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
        // Nothing is blocked, not even the signal itself: Swift's handler reads memory in a thread that inherits this mask
        // and must be able to fault.
        struct sigaction action = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
        sigemptyset(&action.sa_mask);
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

void cncurses_guard_arm(int tty, const char *restore, size_t length, struct cncurses_diversion diversion) {
    atomic_store(&armed, false);
    restore_length = length < restore_capacity ? length : restore_capacity;
    memcpy(restore_bytes, restore, restore_length);
    guarded_tty = tty;
    diverted = diversion;
    atomic_store(&armed, true);
}

void cncurses_guard_disarm(void) { atomic_store(&armed, false); }
