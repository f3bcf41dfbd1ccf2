#ifndef CNCURSES_SCREEN_H
#define CNCURSES_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One screen a process, used by one thread at a time: ncurses keeps its state in globals.

/// Attributes of a cell, as a set.
enum cncurses_attribute {
    CNCURSES_BOLD = 1 << 0,
    CNCURSES_DIM = 1 << 1,
    CNCURSES_ITALIC = 1 << 2,
    CNCURSES_UNDERLINE = 1 << 3,
    CNCURSES_REVERSE = 1 << 4,
};

/// Opens the screen of terminal type `name` on `tty` with raw keys and no echo.
///
/// `terminfo`, if not `NULL`, is the variable `TERMINFO` while ncurses looks for the type; children never see it. Nothing
/// reaches the terminal before the first `cncurses_present`. False when ncurses cannot use the type.
bool cncurses_open(const char *name, const char *terminfo, int tty);

/// Leaves the screen as `endwin` does; `cncurses_enter` comes back to it.
void cncurses_leave(void);

/// Comes back to a screen that was left; the next frame is drawn whole.
void cncurses_enter(void);

/// Leaves the screen, if it was not left, and frees it.
void cncurses_close(void);

/// How many colours and pairs of colours the screen has; both 0 when it has none.
int cncurses_colors(void);
int cncurses_pairs(void);

/// Makes `pair`, from 1 up, mean these colours; -1 stands for the terminal's own. False when the screen has no such pair.
bool cncurses_define_pair(int pair, int foreground, int background);

/// The terminal's size by asking the kernel. False when it does not know.
bool cncurses_size(int tty, int *rows, int *columns);

/// Makes the screen this big, at least 1 by 1. What was drawn may be lost: draw everything again.
void cncurses_resize(int rows, int columns);

/// Begins a run of cells at a place on the screen.
void cncurses_run(int row, int column, uint32_t attributes, int pair);

/// Adds a cell to the run: one to `CNCURSES_CELL_SCALARS` Unicode scalars that are to fill `width` columns.
///
/// What the C library measures differently is drawn so that it still fills `width` columns.
void cncurses_cell(const uint32_t *scalars, int count, int width);
enum { CNCURSES_CELL_SCALARS = 8 };

/// Adds a cell with a printable ASCII character to the run.
void cncurses_ascii(uint8_t character);

/// Puts the run into the frame.
void cncurses_run_end(void);

/// Where the cursor is after the frame; a negative row hides it.
void cncurses_cursor(int row, int column);

/// Brings the frame to the terminal with one update.
void cncurses_present(void);

/// Makes the next frame start from a cleared terminal.
void cncurses_redraw(void);

/// The character set of the `LC_CTYPE` locale `name`, which then is the process's; `NULL` when there is no such locale.
const char *cncurses_set_character_locale(const char *name);

#endif
