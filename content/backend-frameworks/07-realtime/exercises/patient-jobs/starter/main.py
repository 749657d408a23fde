import time
from typing import Optional

from fastapi import FastAPI, Header, HTTPException, Response
from pydantic import BaseModel


class Temporary(Exception):
    """Raised by a task where it is worth trying again."""


class Jobs:
    """A queue of jobs. Whoever has the clock decides how late it is: tests bring their own."""

    def __init__(self, clock=time.monotonic, attempts=4, backoff=1.0):
        self.clock = clock
        self.attempts = attempts  # how often a job is tried at most
        self.backoff = backoff  # seconds until the second try
        self.tasks = {}
        self.jobs = {}

    def task(self, function):
        """Decorator: a function that jobs may call, known by its name."""
        self.tasks[function.__name__] = function
        return function

    def send(self, task, payload, key=None):
        """Puts a job into the queue and gives it back. It runs nothing."""
        raise NotImplementedError

    def work(self):
        """One turn of the worker: runs every job that is due, in the order in which they came. Gives their number."""
        raise NotImplementedError


jobs = Jobs()


@jobs.task
def thumbnail(photo):
    """Stands for work that takes long. There is nothing to change here."""
    if not photo.endswith((".jpg", ".png")):
        raise ValueError(f"{photo} is no picture")
    return {"small": f"small/{photo}"}


class Photo(BaseModel):
    photo: str


app = FastAPI()


@app.post("/thumbnails")
def make_thumbnail(new: Photo):
    # The client waits until it is done. Send a job instead.
    return thumbnail(new.photo)


@app.post("/worker/turn")
def turn():
    """Stands for the worker, which is a process of its own elsewhere. There is nothing to change here."""
    return {"ran": jobs.work()}
