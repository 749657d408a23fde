"""Runs your tests against an app with a mistake in it."""

import importlib
import sys
import types
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("seats.py").read_text()


class Outcome:
    """Stands in for what pytest would write, and counts."""

    def __init__(self):
        self.failed = []
        self.passed = 0

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config):
        config.pluginmanager.unregister(name="terminalreporter")

    def pytest_collectreport(self, report):
        if report.failed:
            self.failed.append(str(report.longrepr))

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed.append(report.nodeid.partition("::")[2])
        self.passed += report.when == "call" and report.passed


def run(old="", new=""):
    """Your tests, with `new` in place of `old` in the source of the app."""
    if SOURCE.count(old) != 1 and old:
        raise AssertionError("seats.py was changed. Take the original back.")
    module = types.ModuleType("seats")
    sys.modules["seats"] = module
    exec(compile(SOURCE.replace(old, new) if old else SOURCE, "seats.py", "exec"), module.__dict__)
    sys.modules.pop("test_seats", None)
    importlib.invalidate_caches()
    outcome = Outcome()
    here = str(Path(__file__).parent)
    pytest.main(["-s", "-p", "no:cacheprovider", "-p", "no:warnings", "--tb=short", "--rootdir", here,
                 f"{here}/test_seats.py"], plugins=[outcome])
    return outcome
