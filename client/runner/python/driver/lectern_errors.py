"""What the learner sees of an error: without our own frames, with the names of their files."""

import sys
import traceback

HOME = "/home/learner"


def is_ours(frame):
    name = frame.f_code.co_filename
    return "/site-packages/lectern_" in name or name == "<lectern>"


def own_names(text):
    return text.replace(f'"{HOME}/', '"')


def describe(error):
    trace = error.__traceback__
    while trace and is_ours(trace.tb_frame):
        trace = trace.tb_next
    error.__traceback__ = trace
    described = traceback.TracebackException.from_exception(error)
    text = own_names("".join(described.format()))
    found = {"name": type(error).__name__, "message": str(error), "trace": text.rstrip("\n")}
    if isinstance(error, SyntaxError):
        found["message"] = error.msg or ""
        place = (error.filename, error.lineno)
    else:
        own = [frame for frame in described.stack if frame.filename.startswith(HOME)]
        place = (own[-1].filename, own[-1].lineno) if own else (None, None)
    if place[0] and place[0].startswith(HOME) and place[1]:
        found["file"] = place[0][len(HOME) + 1 :]
        found["line"] = place[1]
    return found


def report(error):
    found = describe(error)
    sys.stderr.write(found["trace"] + "\n")
    return found
