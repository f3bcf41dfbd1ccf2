#ifndef CNCURSES_H
#define CNCURSES_H

#include "capabilities.h"
#include "descriptors.h"
#include "guard.h"
#include "screen.h"
#include "signals.h"

#endif
