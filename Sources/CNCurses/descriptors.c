#define _GNU_SOURCE 1
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

int cncurses_private_copy(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 3); }

int cncurses_open_tty(void) { return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC); }

bool cncurses_pipe(int *reader, int *writer) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return false;
    }
    fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    *reader = ends[0];
    *writer = ends[1];
    return true;
}

bool cncurses_redirect(int source, int target) {
    int result;
    do {
        result = dup2(source, target);
    } while (result < 0 && (errno == EINTR || errno == EBUSY));
    return result >= 0;
}

void cncurses_close_descriptor(int descriptor) {
    if (descriptor >= 0) {
        close(descriptor);
    }
}

ssize_t cncurses_read(int descriptor, unsigned char *bytes, size_t capacity) {
    ssize_t count;
    do {
        count = read(descriptor, bytes, capacity);
    } while (count < 0 && errno == EINTR);
    return count;
}

bool cncurses_write(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

unsigned cncurses_wait(const int *descriptors, int count, int milliseconds) {
    struct pollfd polled[8];
    if (count > 8) {
        count = 8;
    }
    for (int index = 0; index < count; index++) {
        polled[index] = (struct pollfd){.fd = descriptors[index], .events = POLLIN};
    }
    unsigned ready = 0;
    if (poll(polled, (nfds_t)count, milliseconds) > 0) {
        for (int index = 0; index < count; index++) {
            if (polled[index].revents != 0) {
                ready |= 1u << index;
            }
        }
    }
    return ready;
}

bool cncurses_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

void cncurses_flush_standard_streams(void) {
    fflush(stdout);
    fflush(stderr);
}

void cncurses_buffer_lines(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

bool cncurses_start_thread(void *(*body)(void *), void *argument) {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        return false;
    }
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    int result = pthread_create(&thread, &attributes, body, argument);
    pthread_attr_destroy(&attributes);
    return result == 0;
}
