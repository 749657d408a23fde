"""Runs files of tests, those of unittest and those in the style of pytest, and tells each result as it is known."""

import ast
import importlib
import json
import sys
import time
import traceback
import unittest

from lectern_errors import HOME, describe, own_names, report

MESSAGE_CHARACTERS = 4_000


class Teller:
    """Tells of each test that it begins and how it ended."""

    def __init__(self, tell):
        self.tell = tell
        self.began = 0.0
        self.told = 0
        self.failed = 0

    def begin(self, test_id):
        self.began = time.perf_counter()
        self.tell(json.dumps({"type": "testing", "id": test_id}))

    def end(self, test_id, message=None, ms=None, skipped=None):
        took = (time.perf_counter() - self.began) * 1000 if ms is None else ms
        test = {"id": test_id, "ok": message is None, "ms": round(took)}
        if message is not None:
            test["message"] = message[:MESSAGE_CHARACTERS]
            self.failed += 1
        if skipped is not None:
            test["skipped"] = True
            if skipped:
                test["message"] = skipped
        self.told += 1
        self.tell(json.dumps({"type": "test", "test": test}))


def run_tests(job, tell):
    teller = Teller(tell)
    sys.argv = ["tests"]
    before = methods()
    for name in job["tests"]:
        try:
            with open(f"{HOME}/{name}", encoding="utf-8") as file:
                tree = ast.parse(file.read(), f"{HOME}/{name}")
            if has_plain_tests(tree):
                run_pytest(name, teller)
            else:
                run_unittest(name, teller)
        except (Exception, SystemExit) as error:
            teller.begin(name)
            teller.end(name, report(error)["trace"])
    changed = [f"{cls.__name__}.{name}" for cls, name, value in before if vars(cls).get(name) is not value]
    if changed:
        teller.begin("unittest")
        teller.end("unittest", f"The program changes how tests are run: {', '.join(changed)}.")
    return {"type": "tests", "ok": teller.told > 0 and teller.failed == 0}


def methods():
    """What runs tests and compares. A program that puts something else in its place would pass by that."""
    classes = (unittest.TestCase, unittest.TestResult, unittest.TestSuite, UnittestResult, PytestReporter, Teller)
    return [(cls, name, value) for cls in classes for name, value in vars(cls).items() if callable(value)]


def has_plain_tests(tree):
    """Whether a file has tests that unittest does not see: functions, and classes of no TestCase."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test"):
            return True
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test") and not node.bases:
            return True
    return False


def run_unittest(name, teller):
    module = importlib.import_module(name.removesuffix(".py").replace("/", "."))
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    suite.run(UnittestResult(name, teller))


class UnittestResult(unittest.TestResult):
    def __init__(self, file, teller):
        super().__init__()
        self.file = file
        self.teller = teller
        self.messages = []

    def id_of(self, test):
        own = getattr(test, "_testMethodName", None)
        return f"{self.file}::{type(test).__name__}::{own}" if own else f"{self.file}::{test}"

    def startTest(self, test):
        super().startTest(test)
        self.messages = []
        self.skip = None
        self.teller.begin(self.id_of(test))

    def stopTest(self, test):
        super().stopTest(test)
        self.teller.end(self.id_of(test), "\n\n".join(self.messages) or None, skipped=self.skip)

    def note(self, test, error):
        message = message_of(error[1])
        # A class or module that cannot be set up is no test that began.
        if hasattr(test, "_testMethodName"):
            self.messages.append(message)
        else:
            self.teller.begin(self.id_of(test))
            self.teller.end(self.id_of(test), message)

    def addError(self, test, error):
        super().addError(test, error)
        self.note(test, error)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.messages.append(f"{subtest._subDescription()}: {message_of(error[1])}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if hasattr(test, "_testMethodName"):
            self.skip = reason

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.messages.append("The test is marked as one that fails, but it passes.")


def message_of(error):
    """What a failed assertion says; of other errors their trace."""
    if isinstance(error, AssertionError):
        return str(error) or "The assertion does not hold:\n" + last_line(error)
    return describe(error)["trace"]


def last_line(error):
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(HOME)]
    return own[-1].line if own else ""


def run_pytest(name, teller):
    import pytest

    class Silence:
        """Its terminal's options are asked for, but nobody reads what it writes."""

        @pytest.hookimpl(trylast=True)
        def pytest_configure(self, config):
            config.pluginmanager.unregister(name="terminalreporter")

    plugins = [PytestReporter(name, teller), Silence()]
    options = ["-s", "--tb=short", "-p", "no:cacheprovider", "-p", "no:warnings", "--rootdir", HOME]
    code = pytest.main([*options, f"{HOME}/{name}"], plugins=plugins)
    if code not in (0, 1, 5):
        raise RuntimeError(f"pytest could not run {name} (code {int(code)})")


class PytestReporter:
    def __init__(self, file, teller):
        self.file = file
        self.teller = teller
        self.ms = 0.0
        self.problems = []
        self.skip = None

    def pytest_collectreport(self, report):
        if report.failed:
            self.teller.begin(self.file)
            self.teller.end(self.file, own_names(str(report.longrepr)))

    def pytest_runtest_logstart(self, nodeid):
        self.ms = 0.0
        self.problems = []
        self.skip = None
        self.teller.begin(nodeid)

    def pytest_runtest_logreport(self, report):
        self.ms += report.duration * 1000
        if report.failed:
            self.problems.append(pytest_message(report))
        elif report.skipped and not hasattr(report, "wasxfail"):
            self.skip = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""

    def pytest_runtest_logfinish(self, nodeid):
        self.teller.end(nodeid, "\n\n".join(self.problems) or None, self.ms, self.skip)


def pytest_message(report):
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None and crash.message.startswith(("AssertionError", "assert ", "Failed:")):
        return crash.message.removeprefix("AssertionError: ")
    return own_names(str(report.longrepr))
