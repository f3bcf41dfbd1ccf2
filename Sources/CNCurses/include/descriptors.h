#ifndef CNCURSES_DESCRIPTORS_H
#define CNCURSES_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// Duplicates a descriptor so that children do not get it. -1 with `errno` set when it fails.
int cncurses_private_copy(int descriptor);

/// Opens the controlling terminal so that children do not get it. -1 with `errno` set when there is none.
int cncurses_open_tty(void);

/// Makes a pipe that children do not get, whose read end never blocks.
bool cncurses_pipe(int *reader, int *writer);

/// Makes `target` mean what `source` means. False with `errno` set when it fails.
bool cncurses_redirect(int source, int target);

void cncurses_close_descriptor(int descriptor);

/// Reads what is there, at most `capacity` bytes: 0 at the end, -1 when nothing is there or the other side has gone.
ssize_t cncurses_read(int descriptor, unsigned char *bytes, size_t capacity);

/// Writes bytes, all of them. False when the other side has gone.
bool cncurses_write(int descriptor, const char *bytes, size_t length);

/// Waits until one of up to eight descriptors has something to read or has ended, and returns the set of their places.
///
/// A negative descriptor is passed over. A negative `milliseconds` waits for ever. Empty after the time, or after a signal.
unsigned cncurses_wait(const int *descriptors, int count, int milliseconds);

/// Whether the descriptor is a terminal.
bool cncurses_is_terminal(int descriptor);

/// Empties the C library's buffers of standard output and standard error.
void cncurses_flush_standard_streams(void);

/// Makes the C library hand on standard output line by line.
void cncurses_buffer_lines(void);

/// Runs `body` on a new thread that nobody joins. False when there is no thread to be had.
bool cncurses_start_thread(void *(*body)(void *), void *argument);

#endif
