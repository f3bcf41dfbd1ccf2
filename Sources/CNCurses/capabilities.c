#define NCURSES_WIDECHAR 1
#include "capabilities.h"

#include <ncurses.h>
#include <term.h>

// The counts come with ncurses' macros of the same names as some short capabilities; only these three are wanted.
static const int flag_count = BOOLCOUNT;
static const int number_count = NUMCOUNT;
static const int string_count = STRCOUNT;

enum cncurses_lookup cncurses_look_up(const char *name, int tty) {
    int answer = 0;
    if (setupterm(name, tty, &answer) == OK) {
        return CNCURSES_FOUND;
    }
    return answer == 1 ? CNCURSES_NOT_A_SCREEN : CNCURSES_UNKNOWN;
}

void cncurses_forget_entry(void) {
    if (cur_term != NULL) {
        del_curterm(cur_term);
    }
}

int cncurses_flag_count(void) { return flag_count; }
int cncurses_number_count(void) { return number_count; }
int cncurses_string_count(void) { return string_count; }

const char *cncurses_flag_name(int index) {
    return index >= 0 && index < flag_count ? boolnames[index] : NULL;
}

const char *cncurses_number_name(int index) {
    return index >= 0 && index < number_count ? numnames[index] : NULL;
}

const char *cncurses_string_name(int index) {
    return index >= 0 && index < string_count ? strnames[index] : NULL;
}

bool cncurses_flag(const char *name) { return tigetflag(name) > 0; }

int cncurses_number(const char *name) { return tigetnum(name); }

const char *cncurses_string(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}
