import hashlib
from pathlib import Path
from uuid import uuid4

from fastapi import FastAPI, File, HTTPException, Request, Response, UploadFile

MAX_PHOTO = 200_000  # bytes
MAX_RECORDING = 1_000_000
CHUNK = 64 * 1024

FOLDER = Path("uploads")
FOLDER.mkdir(exist_ok=True)

app = FastAPI()


@app.post("/photos", status_code=201)
async def add_photo(photo: UploadFile = File()):
    # This believes the client everything: the size, the type and the name.
    data = await photo.read()
    (FOLDER / photo.filename).write_bytes(data)
    return {"id": photo.filename, "type": photo.content_type, "size": len(data)}


@app.get("/photos/{id}")
async def show_photo(id: str):
    return Response((FOLDER / id).read_bytes())


@app.put("/recordings", status_code=201)
async def add_recording(request: Request):
    # The whole sound is in memory before anybody looks at its size.
    data = await request.body()
    return {"size": len(data)}
