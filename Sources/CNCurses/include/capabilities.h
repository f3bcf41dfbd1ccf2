#ifndef CNCURSES_CAPABILITIES_H
#define CNCURSES_CAPABILITIES_H

#include <stdbool.h>

/// What looking up a terminal's name in the terminfo database ended with.
enum cncurses_lookup {
    CNCURSES_FOUND = 0,
    /// No database, or none that has the name.
    CNCURSES_UNKNOWN = 1,
    /// The entry is a printer or a family, not a screen.
    CNCURSES_NOT_A_SCREEN = 2,
};

/// Reads the entry of `name` and makes it the one the functions below answer for, until a screen is opened.
///
/// Writes nothing to the terminal. `tty` is only asked for its speed.
enum cncurses_lookup cncurses_look_up(const char *name, int tty);

/// Forgets the entry read by `cncurses_look_up`.
void cncurses_forget_entry(void);

/// How many standard capabilities of each kind this ncurses knows; they are numbered as in a compiled entry.
int cncurses_flag_count(void);
int cncurses_number_count(void);
int cncurses_string_count(void);

/// The terminfo names of the capabilities, `NULL` past the last.
const char *cncurses_flag_name(int index);
const char *cncurses_number_name(int index);
const char *cncurses_string_name(int index);

/// A capability's value by its terminfo name: false, a negative number and `NULL` mean absent.
bool cncurses_flag(const char *name);
int cncurses_number(const char *name);
const char *cncurses_string(const char *name);

#endif
