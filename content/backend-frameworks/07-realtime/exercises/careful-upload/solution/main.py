import hashlib
from pathlib import Path
from uuid import uuid4

from fastapi import FastAPI, File, HTTPException, Request, Response, UploadFile

MAX_PHOTO = 200_000  # bytes
MAX_RECORDING = 1_000_000
CHUNK = 64 * 1024

FOLDER = Path("uploads")
FOLDER.mkdir(exist_ok=True)

TYPES = {
    "image/png": (b"\x89PNG\r\n\x1a\n", ".png"),
    "image/jpeg": (b"\xff\xd8\xff", ".jpg"),
}

app = FastAPI()


def kind_of(start: bytes):
    """Type and ending of a picture that begins like this, by what is in it. 415 if it is no picture that we take."""
    for type, (signature, ending) in TYPES.items():
        if start.startswith(signature):
            return type, ending
    raise HTTPException(415, "Only PNG and JPEG")


@app.post("/photos", status_code=201)
async def add_photo(response: Response, photo: UploadFile = File()):
    chunk = await photo.read(CHUNK)
    type, ending = kind_of(chunk)
    id = uuid4().hex + ending
    size = 0
    try:
        with open(FOLDER / id, "wb") as file:
            while chunk:
                size += len(chunk)
                if size > MAX_PHOTO:
                    raise HTTPException(413, f"At most {MAX_PHOTO} bytes")
                file.write(chunk)
                chunk = await photo.read(CHUNK)
    except BaseException:
        (FOLDER / id).unlink()
        raise
    response.headers["Location"] = f"/photos/{id}"
    return {"id": id, "type": type, "size": size}


@app.get("/photos/{id}")
async def show_photo(id: str):
    # only what is really there: a name that is made up never becomes a path
    if id not in {path.name for path in FOLDER.iterdir()} or id.endswith(".rec"):
        raise HTTPException(404, "There is no such photo")
    data = (FOLDER / id).read_bytes()
    type, _ = kind_of(data)
    return Response(data, media_type=type, headers={"X-Content-Type-Options": "nosniff"})


@app.put("/recordings", status_code=201)
async def add_recording(request: Request):
    id = uuid4().hex + ".rec"
    size, digest = 0, hashlib.sha256()
    try:
        with open(FOLDER / id, "wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size > MAX_RECORDING:
                    raise HTTPException(413, f"At most {MAX_RECORDING} bytes")
                digest.update(chunk)
                file.write(chunk)
    except BaseException:  # too much, or the client has gone in the middle
        (FOLDER / id).unlink()
        raise
    return {"id": id, "size": size, "sha256": digest.hexdigest()}
