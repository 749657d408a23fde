"""anyio's blocking portal without a thread: its event loop runs whenever somebody waits for it."""

import asyncio
import collections
import concurrent.futures
import contextlib

from anyio._backends import _asyncio as backend
from lectern_threads import SyncLoop, aside


class Pumped(concurrent.futures.Future):
    """A future of work in a portal's loop: who waits for it makes the loop run."""

    def __init__(self, loop):
        super().__init__()
        self.loop = loop

    def result(self, timeout=None):
        self.run()
        return super().result(timeout)

    def exception(self, timeout=None):
        self.run()
        return super().exception(timeout)

    def run(self):
        if not self.done():
            run_until(self.loop, self.add_done_callback)


def run_until(loop, when_done):
    """Runs a loop until it is told to stop by the callback that `when_done` gets."""
    reached = loop.create_future()
    when_done(lambda *_: reached.done() or reached.set_result(None))
    with aside():
        loop.run_until_complete(reached)


class Portal(backend.BlockingPortal):
    def _check_running(self):
        if self._event_loop_thread_id is None:
            raise RuntimeError("This portal is not running")

    def call(self, func, *args):
        return self.start_task_soon(func, *args).result()

    def start_task_soon(self, func, *args, name=None):
        self._check_running()
        future = Pumped(self._loop)
        self._spawn_task_from_thread(func, args, {}, name, future)
        return future

    def start_task(self, func, *args, name=None):
        self._check_running()
        started = Pumped(self._loop)
        future = Pumped(self._loop)

        def ended(_):
            if started.done():
                return
            if future.cancelled():
                started.cancel()
            else:
                error = concurrent.futures.Future.exception(future)
                started.set_exception(error or RuntimeError("Task exited without calling task_status.started()"))

        class Status:
            def started(self, value=None):
                started.set_result(value)

        future.add_done_callback(ended)
        self._spawn_task_from_thread(func, args, {"task_status": Status()}, name, future)
        return future, started.result()

    def _spawn_task_from_thread(self, func, args, kwargs, name, future):
        self._loop.call_soon(lambda: self._task_group.start_soon(self._call_func, func, args, kwargs, future, name=name))


@contextlib.contextmanager
def start_blocking_portal(backend="asyncio", backend_options=None):
    loop = SyncLoop()
    ready = Pumped(loop)

    async def live():
        async with Portal() as portal:
            ready.set_result(portal)
            await portal.sleep_until_stopped()

    life = Pumped(loop)
    task = loop.create_task(live())

    def ended(_):
        error = None if task.cancelled() else task.exception()
        life.set_exception(error) if error else life.set_result(None)

    task.add_done_callback(ended)
    try:
        portal = ready.result()
        try:
            yield portal
        except BaseException:
            portal.call(portal.stop, True)
            raise
        portal.call(portal.stop, False)
        life.result()
    finally:
        if not task.done():
            task.cancel()
            life.exception()
        with aside():
            loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


class PortalQueue:
    """A queue between a test and its app: `get` makes the app run until it has put something."""

    def __init__(self, portal_of):
        self.portal_of = portal_of
        self.items = collections.deque()
        self.waiting = []

    def empty(self):
        return not self.items

    def put(self, item):
        self.items.append(item)
        for reached in self.waiting:
            reached()
        self.waiting.clear()

    def get(self):
        if not self.items:
            run_until(self.portal_of()._loop, self.waiting.append)
        return self.items.popleft()
