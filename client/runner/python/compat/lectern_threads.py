"""What elsewhere takes threads, done in the one thread that there is here.

An event loop that needs nothing of the browser, and functions handed to a "thread", which are called at once.
"""

import asyncio
import concurrent.futures
import contextlib
import time


class Waiter:
    """Stands where the event loop expects a selector: there are no sockets, only time passes."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock: every task waits for something that never comes")
        if timeout > 0:
            time.sleep(timeout)
        return ()


class SyncLoop(asyncio.BaseEventLoop):
    """An event loop that runs in the calling thread until its tasks are done, without the browser's help."""

    def __init__(self):
        super().__init__()
        self._selector = Waiter()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, func, *args):
        future = self.create_future()
        try:
            with aside():
                future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future


class LoopPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = SyncLoop


@contextlib.contextmanager
def aside():
    """For code that elsewhere has a thread of its own: it sees no running event loop and may run another."""
    loop = asyncio._get_running_loop()
    if loop is None:
        yield
        return
    task = asyncio.tasks._swap_current_task(loop, None)
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)
        asyncio.tasks._swap_current_task(loop, task)


def call_at_once(executor, func, /, *args, **kwargs):
    """Stands in the place of ThreadPoolExecutor.submit."""
    if executor._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future = concurrent.futures.Future()
    future.set_running_or_notify_cancel()
    try:
        with aside():
            future.set_result(func(*args, **kwargs))
    except BaseException as error:
        future.set_exception(error)
    return future


def install():
    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(LoopPolicy())
    asyncio.run = asyncio.runners.run
    concurrent.futures.ThreadPoolExecutor.submit = call_at_once
