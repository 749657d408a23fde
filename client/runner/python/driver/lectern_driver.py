"""Runs a learner's program inside Pyodide. Imported by python-worker.ts into every fresh interpreter.

`run_job` takes and returns JSON; stdout and stderr are those of the interpreter.
"""

import atexit
import builtins
import importlib
import io
import json
import linecache
import os
import random
import sys
import types
import warnings

import lectern_hashes
import lectern_threads
from lectern_errors import HOME, report


def refuse_input(prompt="", /):
    raise EOFError(
        "input() is not available here: nobody can type while the program runs. "
        "Write the value into the program instead."
    )


def give_input(text):
    """What a program can read was written down before; at its end input() raises EOFError as always."""
    sys.stdin = io.StringIO(text)

    def read_line(prompt="", /):
        sys.stdout.write(str(prompt))
        line = sys.stdin.readline()
        if line == "":
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")

    builtins.input = read_line


class NotHere:
    """Asked last for a module: says why one is not there that could have been."""

    def __init__(self):
        self.reasons = {}

    def find_spec(self, name, path=None, target=None):
        reason = self.reasons.get(name)
        if reason is not None:
            raise ModuleNotFoundError(reason, name=name)
        return None


not_here = NotHere()


def set_up():
    lectern_threads.install()
    lectern_hashes.install()
    builtins.input = refuse_input
    # The memory that every interpreter begins with is the same; what it draws must not be.
    random.seed()
    sys.dont_write_bytecode = True
    sys.meta_path.append(not_here)
    # What a learner cannot change in the packages is no news for them.
    warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*site-packages.*")
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    sys.stderr.reconfigure(line_buffering=True, errors="backslashreplace")


def write_files(files):
    os.makedirs(HOME, exist_ok=True)
    os.chdir(HOME)
    for file in files:
        folder = os.path.dirname(file["name"])
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(file["name"], "w", encoding="utf-8", newline="") as out:
            out.write(file["text"])
    if sys.path[:1] != [HOME]:
        sys.path.insert(0, HOME)
    importlib.invalidate_caches()
    linecache.clearcache()


def exit_code(error):
    """As the interpreter does it: nothing is 0, a number is itself, anything else is printed and 1."""
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code
    sys.stderr.write(f"{error.code}\n")
    return 1


def run_program(entry):
    path = f"{HOME}/{entry}"
    sys.argv = [entry]
    main = types.ModuleType("__main__")
    main.__file__ = path
    sys.modules["__main__"] = main
    end = {"type": "result", "ok": True, "exitCode": 0}
    try:
        try:
            with open(path, encoding="utf-8") as file:
                code = compile(file.read(), path, "exec", dont_inherit=True)
            exec(code, main.__dict__)
        finally:
            atexit._run_exitfuncs()
    except SystemExit as error:
        end["exitCode"] = exit_code(error)
    except BaseException as error:
        end["exitCode"] = 1
        end["error"] = report(error)
    end["ok"] = end["exitCode"] == 0
    return end


files_written = False


def run_job(text, tell):
    """`tell` gets a JSON text for each step of a test."""
    global files_written
    job = json.loads(text)
    not_here.reasons = job["absent"]
    if not files_written:
        write_files(job["files"])
        files_written = True
    if job["kind"] == "program":
        if job.get("input") is not None:
            give_input(job["input"])
        end = run_program(job["entry"])
    elif job["kind"] == "tests":
        from lectern_tests import run_tests

        end = run_tests(job, tell)
    elif job["kind"] == "conversation":
        from lectern_socket import run_conversation

        end = run_conversation(job)
    else:
        from lectern_app import run_request

        end = run_request(job)
    sys.stdout.flush()
    sys.stderr.flush()
    return json.dumps(end)


set_up()
