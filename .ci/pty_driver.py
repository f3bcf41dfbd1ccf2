"""Drives a terminal program the way a person and a terminal do, for the checks in this folder.

`Pty` owns a pseudo-terminal: it has every byte the program wrote, can play a terminal that answers queries (at once, late,
never), and compares the line settings before and after. `Tmux` is a real terminal with its own parser, and a shell with job
control. Nothing here sleeps and hopes: every wait is for something seen, with a limit.
"""

import errno
import fcntl
import os
import re
import select
import shlex
import signal
import struct
import subprocess
import tempfile
import termios
import time

try:
    import pyte
except ImportError:  # The screen model is a convenience: without it `Pty.text` is what was printed, in order.
    pyte = None


class TimedOut(AssertionError):
    """What was waited for did not come."""


def environment(term="xterm-256color", **changes):
    """A small environment, the same on every machine. A change to None removes a variable."""
    base = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "LANG": "C.UTF-8",
        "TERM": term,
        "SWIFT_BACKTRACE": "enable=no",
    }
    base.update(changes)
    return {name: value for name, value in base.items() if value is not None}


class Pty:
    """A program on a pseudo-terminal of its own."""

    ANSWERS = {
        b"\x1b[c": b"\x1b[?62;22c",
        b"\x1b]11;?\x1b\\": b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        b"\x1b[?2026$p": b"\x1b[?2026;2$y",
        b"\x1b[?u": b"\x1b[?0u",
    }

    def __init__(self, command, rows=24, columns=80, env=None, answers=True):
        self.rows, self.columns = rows, columns
        self.raw = b""
        self.answers = answers
        self.answered = 0
        self.status = None
        self.screen = pyte.Screen(columns, rows) if pyte else None
        self.stream = pyte.ByteStream(self.screen) if pyte else None
        self.master, self.slave = os.openpty()
        self.resize(rows, columns, tell=False)
        self.settings_before = self.settings()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(command, env or environment())
        os.set_blocking(self.master, False)

    def _become(self, command, env):
        try:
            os.close(self.master)
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(self.slave, descriptor)
            os.closerange(3, 256)
            os.execvpe(command[0], command, env)
        except BaseException as problem:  # The child must never return into the parent's code.
            os.write(2, str(problem).encode())
        os._exit(127)

    def settings(self):
        """The line settings as `stty -a` prints them, without the size."""
        output = subprocess.run(["stty", "-a"], stdin=self.slave, capture_output=True, text=True, check=True).stdout
        return re.sub(r"rows \d+; columns \d+;", "", output)

    def resize(self, rows, columns, tell=True):
        """Gives the terminal another size, as a window does."""
        self.rows, self.columns = rows, columns
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell and self.screen:
            self.screen.resize(rows, columns)

    def send(self, keys):
        """Types bytes or text."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            try:
                data = data[os.write(self.master, data) :]
            except BlockingIOError:
                self.pump(0.05)

    def kill(self, number):
        """Sends the program a signal."""
        os.kill(self.pid, number)

    def pump(self, seconds=0.0):
        """Reads what has come, waiting at most so long for the first byte. False when nothing came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except BlockingIOError:
            return False
        except OSError as problem:
            if problem.errno == errno.EIO:
                return False
            raise
        before = self.raw[-4:]
        self.raw += data
        if self.stream:
            self.stream.feed(self._for_pyte(data, before))
        if self.answers:
            self._answer()
        return bool(data)

    @staticmethod
    def _for_pyte(data, before):
        """What pyte knows: it takes the kitty push and pop for cursor movements and cannot repeat a character."""
        data = re.sub(rb"\x1b\[[<>?=][0-9;]*u|\x1b\[\?[0-9;]*\$p", b"", data)
        character = rb"([\xc2-\xf4][\x80-\xbf]+|[\x20-\x7e])"
        first = re.match(rb"\x1b\[(\d+)b", data)
        last = re.search(character + rb"$", before)
        if first and last:
            data = last.group(1) * int(first.group(1)) + data[first.end() :]
        return re.sub(character + rb"\x1b\[(\d+)b", lambda m: m.group(1) * (int(m.group(2)) + 1), data)

    def _answer(self):
        """Answers the questions among what has come, each once."""
        questions = b"|".join(re.escape(question) for question in self.ANSWERS)
        for match in re.compile(questions).finditer(self.raw, self.answered):
            os.write(self.master, self.ANSWERS[match.group()])
            self.answered = match.end()
        # Far enough back that a question cut in two by a read is still found.
        self.answered = max(self.answered, len(self.raw) - 32)

    def text(self):
        """The screen as lines, or without pyte everything printed so far, stripped of sequences."""
        if self.screen:
            return "\n".join(self.screen.display)
        plain = re.sub(rb"\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b.", b" ", self.raw)
        return plain.decode("utf-8", "replace")

    def wait(self, what, seconds=10.0):
        """Waits until the text is on the screen, or until the function given says true."""
        seen = what if callable(what) else lambda: what in self.text()
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                raise TimedOut(f"{what!r} not seen in {seconds} s; the screen:\n{self.text()[-4000:]}")
            self.pump(0.05)

    def quiet(self, seconds=0.3, limit=10.0):
        """Waits until the program has written nothing for so long."""
        end = time.monotonic() + limit
        while self.pump(seconds):
            if time.monotonic() > end:
                raise TimedOut(f"still writing after {limit} s")

    def exit_status(self, seconds=10.0):
        """Waits for the end and gives the status as a shell does: 128 + n for signal n."""
        end = time.monotonic() + seconds
        while self.status is None:
            self.pump(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            elif time.monotonic() > end:
                raise TimedOut(f"no end within {seconds} s; the screen:\n{self.text()[-4000:]}")
        while self.pump(0.05):
            pass
        return self.status

    def close(self):
        """Ends the program if it has not ended, and gives the descriptors back."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)
        os.close(self.slave)

    def faults(self):
        """What the program left wrong: line settings, private modes, kitty keys, colours. Empty is good."""
        found = modes_left_on(self.raw)
        if self.settings() != self.settings_before:
            found.append("stty -a differs from before")
        return found


def modes_left_on(raw):
    """The private modes and stacks that the bytes switch on and never off."""
    modes = {}
    for match in re.finditer(rb"\x1b\[\?([0-9;]+)([hl])", raw):
        for mode in match.group(1).split(b";"):
            modes[int(mode)] = match.group(2) == b"h"
    # 25 (cursor) and 7 (wrap) are on when nothing has happened, everything else is off; 12 is blinking.
    wrong = [f"?{mode} left off" for mode, on in modes.items() if mode in (7, 25) and not on]
    wrong += [f"?{mode} left on" for mode, on in modes.items() if mode not in (7, 12, 25) and on]
    pushed = len(re.findall(rb"\x1b\[>[0-9]*u", raw))
    popped = len(re.findall(rb"\x1b\[<[0-9]*u", raw))
    if pushed > popped:
        wrong.append(f"{pushed} kitty pushes, {popped} pops")
    colours = re.findall(rb"\x1b\[([0-9;:]*)m", raw)
    if colours and colours[-1] not in (b"", b"0", b"0;10", b"39;49"):
        wrong.append(f"the last attributes are {colours[-1]!r}")
    return sorted(wrong)


class Tmux:
    """A program in a tmux window of its own server, below a shell with job control."""

    def __init__(self, rows=24, columns=80, term=None, **changes):
        self.folder = tempfile.mkdtemp(prefix="terminal-check-")
        self.socket = os.path.join(self.folder, "socket")
        # A shell that is ended writes its history, perhaps into a folder that is being removed.
        env = environment("screen", SWIFT_BACKTRACE=None, HISTFILE="", **changes)
        shell = ["bash", "--norc", "--noprofile", "-i"]
        self._run("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), shlex.join(shell), env=env)
        self._run("set", "-g", "status", "off")
        self._run("set", "-g", "remain-on-exit", "on")
        self._run("resize-window", "-x", str(columns), "-y", str(rows))
        if term:
            self.type(f"export TERM={term}")
        self.type("export PS1='ready> '")
        self.type("clear")
        self.wait("ready>")

    def _run(self, *arguments, env=None):
        result = subprocess.run(["tmux", "-S", self.socket, *arguments], capture_output=True, text=True, env=env)
        if result.returncode:
            raise AssertionError(f"tmux {' '.join(arguments)}: {result.stderr.strip()}")
        return result.stdout

    def keys(self, *names):
        """Presses keys by tmux's names: `C-z`, `Enter`, `Up`, or characters."""
        self._run("send-keys", *names)

    def type(self, line):
        """Types a line and Enter."""
        self._run("send-keys", "-l", line)
        self._run("send-keys", "Enter")

    def resize(self, rows, columns):
        self._run("resize-window", "-x", str(columns), "-y", str(rows))

    def text(self, colours=False):
        """What the window shows."""
        return self._run("capture-pane", "-p", *(["-e"] if colours else []))

    def flag(self, name):
        """A tmux format of the window, such as `alternate_on` or `cursor_flag`."""
        return self._run("display-message", "-p", "#{" + name + "}").strip()

    def wait(self, what, seconds=10.0):
        seen = what if callable(what) else lambda: what in self.text()
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                raise TimedOut(f"{what!r} not seen in {seconds} s; the window:\n{self.text()}")
            time.sleep(0.03)

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)
        for name in os.listdir(self.folder):
            os.unlink(os.path.join(self.folder, name))
        os.rmdir(self.folder)
