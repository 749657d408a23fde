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
        self.keys = {}  # idempotency keys, and the jobs that they stand for

    def task(self, function):
        """Decorator: a function that jobs may call, known by its name."""
        self.tasks[function.__name__] = function
        return function

    def send(self, task, payload, key=None):
        """Puts a job into the queue and gives it back. It runs nothing."""
        if task not in self.tasks:
            raise KeyError(task)
        if key is not None and key in self.keys:
            return self.jobs[self.keys[key]]
        job = {"id": len(self.jobs) + 1, "task": task, "payload": payload, "status": "queued"}
        job.update(attempts=0, result=None, error=None, due=self.clock())
        self.jobs[job["id"]] = job
        if key is not None:
            self.keys[key] = job["id"]
        return job

    def work(self):
        """One turn of the worker: runs every job that is due, in the order in which they came. Gives their number."""
        now = self.clock()
        due = [job for job in self.jobs.values() if job["status"] == "queued" and job["due"] <= now]
        for job in due:
            self.run(job)
        return len(due)

    def run(self, job):
        job["attempts"] += 1
        try:
            job["result"] = self.tasks[job["task"]](job["payload"])
            job["status"], job["error"] = "succeeded", None
        except Temporary as error:
            job["error"] = str(error)
            if job["attempts"] < self.attempts:
                job["due"] = self.clock() + self.backoff * 2 ** (job["attempts"] - 1)
            else:
                job["status"] = "failed"
        except Exception as error:
            job["status"], job["error"] = "failed", str(error)


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


@app.post("/thumbnails", status_code=202)
def make_thumbnail(new: Photo, response: Response, idempotency_key: Optional[str] = Header(None)):
    job = jobs.send("thumbnail", new.photo, key=idempotency_key)
    response.headers["Location"] = f"/jobs/{job['id']}"
    return seen_from_outside(job)


@app.get("/jobs/{id}")
def show(id: int):
    if id not in jobs.jobs:
        raise HTTPException(404, "There is no such job")
    return seen_from_outside(jobs.jobs[id])


def seen_from_outside(job):
    return {name: job[name] for name in ("id", "status", "attempts", "result", "error")}


@app.post("/worker/turn")
def turn():
    """Stands for the worker, which is a process of its own elsewhere. There is nothing to change here."""
    return {"ran": jobs.work()}
