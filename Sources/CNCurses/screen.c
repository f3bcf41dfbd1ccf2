#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "screen.h"

#include "descriptors.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen = NULL;
static FILE *stream = NULL;
static bool is_left = false;

static cchar_t *run_cells = NULL;
static int run_capacity = 0;
static int run_count = 0;
static int run_row = 0;
static int run_column = 0;
static attr_t run_attributes = A_NORMAL;
static int run_pair = 0;
static int cursor_row = -1;
static int cursor_column = 0;
static bool cursor_shown = true;

static SCREEN *open_screen(const char *name, const char *terminfo) {
    // Keys are read and parsed elsewhere; ncurses gets the terminal only for its output and its modes.
    if (terminfo == NULL) {
        return newterm(name, stream, stream);
    }
    const char *set = getenv("TERMINFO");
    char *previous = set == NULL ? NULL : strdup(set);
    setenv("TERMINFO", terminfo, 1);
    SCREEN *opened = newterm(name, stream, stream);
    if (previous != NULL) {
        setenv("TERMINFO", previous, 1);
    } else {
        unsetenv("TERMINFO");
    }
    free(previous);
    return opened;
}

bool cncurses_open(const char *name, const char *terminfo, int tty) {
    int copy = cncurses_private_copy(tty);
    stream = copy < 0 ? NULL : fdopen(copy, "w");
    if (stream == NULL) {
        if (copy >= 0) {
            close(copy);
        }
        return false;
    }
    screen = open_screen(name, terminfo);
    if (screen == NULL) {
        fclose(stream);
        stream = NULL;
        return false;
    }
    is_left = false;
    cursor_shown = true;
    cursor_row = -1;
    raw();
    noecho();
    nonl();
    typeahead(-1);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, TRUE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    return true;
}

void cncurses_leave(void) {
    if (screen == NULL || is_left) {
        return;
    }
    if (!cursor_shown) {
        curs_set(1);
        cursor_shown = true;
    }
    endwin();
    is_left = true;
}

void cncurses_enter(void) {
    if (screen == NULL) {
        return;
    }
    is_left = false;
    reset_prog_mode();
    clearok(curscr, TRUE);
}

void cncurses_close(void) {
    if (screen == NULL) {
        return;
    }
    cncurses_leave();
    delscreen(screen);
    fclose(stream);
    free(run_cells);
    screen = NULL;
    stream = NULL;
    run_cells = NULL;
    run_capacity = 0;
}

int cncurses_colors(void) { return screen != NULL && has_colors() ? COLORS : 0; }

int cncurses_pairs(void) { return screen != NULL && has_colors() ? COLOR_PAIRS : 0; }

bool cncurses_define_pair(int pair, int foreground, int background) {
    // Without colours ncurses reads tables here that were never made.
    return screen != NULL && has_colors() && init_extended_pair(pair, foreground, background) == OK;
}

bool cncurses_size(int tty, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(tty, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
        return false;
    }
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

void cncurses_resize(int rows, int columns) {
    if (screen == NULL) {
        return;
    }
    resizeterm(rows < 1 ? 1 : rows, columns < 1 ? 1 : columns);
    // What a terminal does with its old content when its size changes is its own affair: start from nothing.
    werase(stdscr);
    clearok(curscr, TRUE);
}

static attr_t native_attributes(uint32_t attributes) {
    attr_t native = A_NORMAL;
    if (attributes & CNCURSES_BOLD) {
        native |= A_BOLD;
    }
    if (attributes & CNCURSES_DIM) {
        native |= A_DIM;
    }
    if (attributes & CNCURSES_ITALIC) {
        native |= A_ITALIC;
    }
    if (attributes & CNCURSES_UNDERLINE) {
        native |= A_UNDERLINE;
    }
    if (attributes & CNCURSES_REVERSE) {
        native |= A_REVERSE;
    }
    return native;
}

void cncurses_run(int row, int column, uint32_t attributes, int pair) {
    run_row = row;
    run_column = column;
    run_attributes = native_attributes(attributes);
    run_pair = pair;
    run_count = 0;
}

static bool reserve_cells(int more) {
    int needed = run_count + more;
    if (needed <= run_capacity) {
        return true;
    }
    int capacity = run_capacity < 256 ? 256 : run_capacity;
    while (capacity < needed) {
        capacity *= 2;
    }
    cchar_t *grown = realloc(run_cells, (size_t)capacity * sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    run_cells = grown;
    run_capacity = capacity;
    return true;
}

static void append(const wchar_t *text) {
    if (reserve_cells(1) && setcchar(&run_cells[run_count], text, run_attributes, 0, &run_pair) == OK) {
        run_count++;
    }
}

static void append_blanks(int count) {
    for (int index = 0; index < count; index++) {
        append(L" ");
    }
}

void cncurses_cell(const uint32_t *scalars, int count, int width) {
    if (width < 1) {
        return;
    }
    int natural = count > 0 ? wcwidth((wchar_t)scalars[0]) : -1;
    if (natural < 1 || natural > width) {
        // The library would print nothing or too much here and every later cell of the row would be off.
        append(MB_CUR_MAX > 1 ? L"\u25a1" : L"?");
        append_blanks(width - 1);
        return;
    }
    wchar_t text[CCHARW_MAX + 1];
    int length = 0;
    text[length++] = (wchar_t)scalars[0];
    for (int index = 1; index < count && length < CCHARW_MAX; index++) {
        wchar_t mark = (wchar_t)scalars[index];
        // Marks only. A joiner or a variation selector would change the width that was just settled.
        if (wcwidth(mark) == 0 && mark != 0x200d && !(mark >= 0xfe00 && mark <= 0xfe0f)) {
            text[length++] = mark;
        }
    }
    text[length] = 0;
    append(text);
    append_blanks(width - natural);
}

void cncurses_ascii(uint8_t character) {
    wchar_t text[2] = {character < 0x20 || character > 0x7e ? L'?' : (wchar_t)character, 0};
    append(text);
}

void cncurses_run_end(void) {
    if (screen == NULL || run_count == 0 || wmove(stdscr, run_row, run_column) != OK) {
        return;
    }
    wadd_wchnstr(stdscr, run_cells, run_count);
}

void cncurses_cursor(int row, int column) {
    cursor_row = row;
    cursor_column = column;
}

void cncurses_present(void) {
    if (screen == NULL || is_left) {
        return;
    }
    bool show = cursor_row >= 0;
    if (show) {
        wmove(stdscr, cursor_row, cursor_column);
    }
    if (show != cursor_shown) {
        curs_set(show ? 1 : 0);
        cursor_shown = show;
    }
    wnoutrefresh(stdscr);
    doupdate();
}

void cncurses_redraw(void) {
    if (screen != NULL) {
        clearok(curscr, TRUE);
    }
}

const char *cncurses_set_character_locale(const char *name) {
    return setlocale(LC_CTYPE, name) == NULL ? NULL : nl_langinfo(CODESET);
}
