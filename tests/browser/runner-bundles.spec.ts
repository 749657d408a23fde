import { expect, type Page, test } from '@playwright/test'
import type { AppRequest, Language, RequestResult, RunLimits, RunResult } from '../../shared/runner/types.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'
import { openRunnerPage } from './runner-page.ts'

/** Programs with frameworks in the real sandbox. */
let server: ServerProcess
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start()
  page = await openRunnerPage(browser, server)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

/** A machine that does other work needs longer to import a framework; the program itself is quick. */
const limits: Partial<RunLimits> = { wallMs: 30_000 }

function run(language: Language, text: string, others: Record<string, string> = {}): Promise<RunResult> {
  const entry = language === 'python' ? 'main.py' : 'main.ts'
  const files = Object.entries({ [entry]: text, ...others }).map(([name, content]) => ({
    name,
    text: content,
  }))
  return page.evaluate((spec) => window.runner.run(spec).done, { language, files, entry, limits })
}

function ask(
  language: Language,
  text: string,
  request: Partial<AppRequest> = {},
  app = 'main:app',
): Promise<RequestResult> {
  const files = [{ name: language === 'python' ? 'main.py' : 'main.ts', text }]
  const spec = { language, files, app, request: { method: 'GET', path: '/', ...request }, limits }
  return page.evaluate((given) => window.runner.request(given), spec)
}

const json = (value: unknown): Pick<AppRequest, 'body' | 'headers'> => ({
  headers: [['content-type', 'application/json']],
  body: JSON.stringify(value),
})

const FASTAPI = `
from contextlib import asynccontextmanager
from typing import List, Optional
from fastapi import BackgroundTasks, Depends, FastAPI, File, Form, UploadFile, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, EmailStr, Field, validator

log = []

async def start():
    log.append("start")

app = FastAPI(on_startup=[start], on_shutdown=[lambda: log.append("stop")])

class Item(BaseModel):
    name: str = Field(min_length=2)
    price: float
    tags: List[str] = []
    mail: Optional[EmailStr] = None
    parent: "Optional[Item]" = None

    @validator("price")
    def positive(cls, value):
        if value <= 0:
            raise ValueError("must be positive")
        return value

def session():
    log.append("open")
    try:
        yield {"user": "Ana"}
    finally:
        log.append("close")

@app.post("/items", status_code=201, response_model=Item)
def create(item: Item, current=Depends(session)):
    log.append(current["user"])
    return item

@app.get("/later")
async def later(tasks: BackgroundTasks):
    tasks.add_task(log.append, "later")
    return {"ok": True}

@app.get("/log")
async def read_log():
    return log

@app.post("/upload")
async def upload(title: str = Form(...), file: UploadFile = File(...)):
    return {"title": title, "bytes": len(await file.read())}

@app.websocket("/echo")
async def echo(socket: WebSocket):
    await socket.accept()
    try:
        while True:
            await socket.send_text("echo " + await socket.receive_text())
    except WebSocketDisconnect:
        log.append("gone")
`

test('FastAPI answers requests: validation, dependencies, lifespan, background tasks, OpenAPI', async () => {
  const created = await ask('python', FASTAPI, {
    method: 'POST',
    path: '/items',
    ...json({ name: 'pen', price: 2 }),
  })
  expect(created).toMatchObject({ type: 'response', status: 201, stderr: '' })
  const wrong = await ask('python', FASTAPI, {
    method: 'POST',
    path: '/items',
    ...json({ name: 'p', price: -1 }),
  })
  expect(wrong).toMatchObject({ status: 422 })
  expect(wrong.type === 'response' && JSON.parse(wrong.body).detail).toMatchObject([
    { loc: ['body', 'name'], msg: 'ensure this value has at least 2 characters' },
    { loc: ['body', 'price'], msg: 'must be positive' },
  ])
  expect(await ask('python', FASTAPI, { path: '/later' })).toMatchObject({ body: '{"ok":true}' })
  const log = await ask('python', FASTAPI, { path: '/log' })
  expect(log.type === 'response' && JSON.parse(log.body)).toEqual([
    'start',
    ...['open', 'Ana', 'close'],
    ...['open', 'close'],
    'later',
  ])
  const described = await ask('python', FASTAPI, { path: '/openapi.json' })
  expect(described.type === 'response' && JSON.parse(described.body)).toMatchObject({
    paths: { '/items': { post: { responses: { '201': {}, '422': {} } } } },
  })
  expect(await ask('python', FASTAPI, { path: '/docs' })).toMatchObject({ status: 200 })
})

test('FastAPI’s test client works unchanged, with WebSockets, uploads, and inside a running loop', async () => {
  const program = `
import asyncio
from fastapi.testclient import TestClient
from app import app, log

with TestClient(app) as client:
    print(client.post("/items", json={"name": "ink", "price": 1}).json()["name"])
    with client.websocket_connect("/echo") as socket:
        socket.send_text("one")
        print(socket.receive_text())
        socket.send_text("two")
        print(socket.receive_text())
    print(client.post("/upload", data={"title": "a"}, files={"file": ("a.txt", b"12345")}).json())
print(log)

async def inside():
    return TestClient(app).get("/later").json()

print(asyncio.run(inside()))
`
  const result = await run('python', program, { 'app.py': FASTAPI })
  expect(result.stderr).toBe('')
  expect(result.stdout.split('\n')).toEqual([
    'ink',
    'echo one',
    'echo two',
    "{'title': 'a', 'bytes': 5}",
    "['start', 'open', 'Ana', 'close', 'gone', 'stop']",
    "{'ok': True}",
    '',
  ])
})

const DJANGO = `
import asyncio
import json
import django
from django.conf import settings

settings.configure(
    DEBUG=True,
    SECRET_KEY="x",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    TIME_ZONE="Europe/Berlin",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from asgiref.sync import sync_to_async
from django import forms
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpResponse, JsonResponse
from django.template import Context, Template
from django.urls import include, path
from rest_framework import routers, serializers, viewsets

class Pen(models.Model):
    name = models.CharField(max_length=20)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "shop"

call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Pen)

class NameForm(forms.Form):
    name = forms.CharField()

def pens(request):
    if request.method == "POST":
        Pen.objects.create(name=json.loads(request.body)["name"])
    return JsonResponse([pen.name for pen in Pen.objects.order_by("id")], safe=False)

async def count(request):
    await asyncio.sleep(0.001)
    return HttpResponse(str(await sync_to_async(Pen.objects.count)()))

def page(request):
    return HttpResponse(Template("<form>{{ form }}</form>").render(Context({"form": NameForm()})))

class PenSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pen
        fields = ["id", "name"]

class PenViews(viewsets.ModelViewSet):
    queryset = Pen.objects.order_by("id")
    serializer_class = PenSerializer

router = routers.DefaultRouter()
router.register("pens", PenViews)
urlpatterns = [path("pens", pens), path("count", count), path("page", page), path("api/", include(router.urls))]
wsgi = get_wsgi_application()
asgi = get_asgi_application()
`

test('Django answers requests as WSGI and ASGI: models, async views, forms, REST framework', async () => {
  for (const app of ['main:wsgi', 'main:asgi']) {
    const posted = await ask(
      'python',
      DJANGO,
      { method: 'POST', path: '/pens', ...json({ name: 'ink' }) },
      app,
    )
    expect(posted, `${posted.stderr}`).toMatchObject({ type: 'response', status: 200, body: '["ink"]' })
    expect(await ask('python', DJANGO, { path: '/count' }, app)).toMatchObject({ body: '1' })
    expect(await ask('python', DJANGO, { path: '/page' }, app)).toMatchObject({
      body: expect.stringContaining('<input type="text" name="name" required id="id_name">'),
    })
    const made = await ask(
      'python',
      DJANGO,
      { method: 'POST', path: '/api/pens/', ...json({ name: 'nib' }) },
      app,
    )
    expect(made).toMatchObject({ status: 201, body: '{"id":2,"name":"nib"}' })
    expect(
      await ask('python', DJANGO, { method: 'POST', path: '/api/pens/', ...json({}) }, app),
    ).toMatchObject({
      status: 400,
      body: '{"name":["This field is required."]}',
    })
  }
})

test('Django’s test client, users and counted queries', async () => {
  const program = `
from app import Pen
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

User.objects.create_user("ana", password="secret")
print(User.objects.get(username="ana").check_password("secret"), User.objects.first().check_password("wrong"))
with CaptureQueriesContext(connection) as queries:
    list(Pen.objects.filter(name="ink"))
print(len(queries), Client().get("/pens").json())
`
  const result = await run('python', program, { 'app.py': DJANGO })
  expect(result).toMatchObject({ stdout: 'True False\n1 []\n', stderr: '' })
})

test('SQLAlchemy keeps data in SQLite, Alembic changes its tables', async () => {
  const program = `
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.orm import Session, declarative_base, relationship, selectinload

Base = declarative_base()

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", back_populates="user")

class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey("users.id"))
    user = relationship("User", back_populates="posts")

engine = create_engine("sqlite:///shop.db", future=True)
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(name="Ana", posts=[Post(), Post()]))
    session.commit()
statements = []
event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
with Session(engine) as session:
    for user in session.execute(select(User).options(selectinload(User.posts))).scalars():
        print(user.name, len(user.posts), len(statements))
with engine.begin() as connection:
    Operations(MigrationContext.configure(connection)).add_column("users", sa.Column("age", sa.Integer))
print([column["name"] for column in sa.inspect(engine).get_columns("users")])
`
  expect(await run('python', program)).toMatchObject({
    ok: true,
    stdout: "Ana 2 2\n['id', 'name', 'age']\n",
    stderr: '',
  })
})

test('FastAPI with SQLAlchemy, a token and pytest in one program', async () => {
  const program = `
import jwt
import pytest
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from fastapi.testclient import TestClient
from passlib.context import CryptContext
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")

@app.get("/me")
def me(token: str = Depends(scheme)):
    try:
        claims = jwt.decode(token, "k" * 32, algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(401)
    with engine.begin() as connection:
        return {"sub": claims["sub"], "one": connection.execute(text("select 1")).scalar()}

client = TestClient(app)
token = jwt.encode({"sub": "ana"}, "k" * 32, algorithm="HS256")
print(client.get("/me", headers={"Authorization": f"Bearer {token}"}).json())
print(client.get("/me", headers={"Authorization": "Bearer x"}).status_code, client.get("/me").status_code)
hashes = CryptContext(["pbkdf2_sha256"], pbkdf2_sha256__rounds=1000)
print(hashes.verify("secret", hashes.hash("secret")))
`
  expect(await run('python', program)).toMatchObject({
    stdout: "{'sub': 'ana', 'one': 1}\n401 401\nTrue\n",
    stderr: '',
  })
})

test('Flask answers requests', async () => {
  const app = `
from flask import Flask, jsonify, render_template_string, request, session

app = Flask(__name__)
app.secret_key = "x"

@app.get("/<int:number>/<string(length=2):word>")
def read(number, word):
    session["seen"] = True
    return jsonify(number=number, word=word)

@app.post("/form")
def form():
    return render_template_string("<b>{{ name }}</b>", name=request.form["name"])

@app.get("/later")
async def later():
    return "later"
`
  expect(await ask('python', app, { path: '/3/ab' })).toMatchObject({
    status: 200,
    body: '{"number":3,"word":"ab"}\n',
    headers: expect.arrayContaining([['set-cookie', expect.stringContaining('session=')]]),
    stderr: '',
  })
  const posted = {
    method: 'POST',
    path: '/form',
    headers: [['content-type', 'application/x-www-form-urlencoded']] as const,
    body: 'name=%3CAna%3E',
  }
  expect(await ask('python', app, posted)).toMatchObject({ body: '<b>&lt;Ana&gt;</b>' })
  expect(await ask('python', app, { path: '/later' })).toMatchObject({ body: 'later' })
  expect(await ask('python', app, { path: '/none' })).toMatchObject({ status: 404 })
})

test('Starlette with templates and sessions, YAML and time zones', async () => {
  const app = `
import datetime, yaml, zoneinfo
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

async def home(request):
    request.session["seen"] = 1
    noon = datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
    return JSONResponse({"offset": noon.utcoffset().seconds, "list": yaml.safe_load("[1, 2]")})

def parts():
    yield "a"
    yield "b"

app = Starlette(
    routes=[Route("/", home), Route("/parts", lambda request: StreamingResponse(parts()))],
    middleware=[Middleware(SessionMiddleware, secret_key="x")],
)
`
  expect(await ask('python', app)).toMatchObject({
    status: 200,
    body: '{"offset":7200,"list":[1,2]}',
    stderr: '',
  })
  expect(await ask('python', app, { path: '/parts' })).toMatchObject({ body: 'ab' })
})

const HONO = `
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { jwt, sign } from 'hono/jwt'
import { streamText } from 'hono/streaming'
import { z } from 'zod'

const app = new Hono()
const items: { name: string }[] = []
app.use(cors())
app.onError((error, c) => {
  if (error instanceof HTTPException) return c.json({ problem: error.message }, error.status)
  throw error
})
app.post('/items', zValidator('json', z.object({ name: z.string().min(2) })), (c) => {
  items.push(c.req.valid('json'))
  setCookie(c, 'last', String(items.length))
  return c.json(items, 201)
})
app.get('/items/:at', (c) => {
  const item = items[Number(c.req.param('at'))]
  if (!item) throw new HTTPException(404, { message: 'no such item' })
  return c.json({ ...item, last: getCookie(c, 'last') ?? null })
})
app.get('/token', async (c) => c.text(await sign({ sub: 'ana' }, 'secret', 'HS256')))
app.use('/me', jwt({ secret: 'secret', alg: 'HS256' }))
app.get('/me', (c) => c.json(c.get('jwtPayload')))
app.get('/stream', (c) => streamText(c, async (stream) => {
  await stream.write('one ')
  await stream.sleep(5)
  await stream.write('two')
}))
export default app
`

test('Hono with zod answers requests: validation, errors, cookies, JWT, streams', async () => {
  const post = (value: unknown) =>
    ask('typescript', HONO, { method: 'POST', path: '/items', ...json(value) }, 'main')
  expect(await post({ name: 'pen' })).toMatchObject({
    type: 'response',
    status: 201,
    body: '[{"name":"pen"}]',
    headers: expect.arrayContaining([['set-cookie', 'last=1; Path=/']]),
    stderr: '',
  })
  expect(await post({ name: 'p' })).toMatchObject({ status: 400, body: expect.stringContaining('too_small') })
  const found = { path: '/items/0', headers: [['cookie', 'last=7']] as const }
  expect(await ask('typescript', HONO, found, 'main')).toMatchObject({ body: '{"name":"pen","last":"7"}' })
  expect(await ask('typescript', HONO, { path: '/items/9' }, 'main')).toMatchObject({
    status: 404,
    body: '{"problem":"no such item"}',
  })
  const token = await ask('typescript', HONO, { path: '/token' }, 'main')
  expect(token).toMatchObject({ type: 'response', status: 200, stderr: '' })
  const headers = [['authorization', `Bearer ${token.type === 'response' && token.body}`]] as const
  expect(await ask('typescript', HONO, { path: '/me', headers }, 'main')).toMatchObject({
    body: '{"sub":"ana"}',
  })
  expect(await ask('typescript', HONO, { path: '/me' }, 'main')).toMatchObject({ status: 401 })
  expect(await ask('typescript', HONO, { path: '/stream' }, 'main')).toMatchObject({ body: 'one two' })
})

test('jose and modules of Node', async () => {
  const program = `
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'url'
import { inspect, promisify } from 'node:util'
import { jwtVerify, SignJWT } from 'jose'

const key = new TextEncoder().encode('k'.repeat(32))
const token = await new SignJWT({ role: 'admin' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key)
console.log((await jwtVerify(token, key)).payload.role)
assert.deepEqual({ a: [1, new Map([['x', 1]])] }, { a: [1, new Map([['x', 1]])] })
assert.throws(() => assert.equal(1, '1'), { name: 'AssertionError', message: /not strictly equal/ })
console.log(createHash('sha256').update('abc').digest('hex'))
console.log(createHmac('sha256', 'key').update('The quick brown fox jumps over the lazy dog').digest('base64url'))
console.log(Buffer.from('grüße').toString('base64'), Buffer.from('YQ', 'base64').toString())
const emitter = new EventEmitter()
setTimeout(() => emitter.emit('done', 42), 5)
console.log(await once(emitter, 'done'), path.join('a', '..', 'b/c.ts'), path.extname('x/y.tar.gz'), path.relative('/a/b', '/a/c/d'))
await wait(5)
console.log(fileURLToPath('file:///a%20b'), inspect({ a: 1 }), await promisify((x, done) => done(null, x))(3), /^[0-9a-f-]{36}$/.test(randomUUID()))
`
  const result = await run('javascript', program)
  expect(result.stderr).toBe('')
  expect(result.stdout.split('\n')).toEqual([
    'admin',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    '97yD9DBThCSxMpjmqm-xQ-9NWaFJRhdZl0edvC0aPNg',
    'Z3LDvMOfZQ== a',
    '[ 42 ] b/c.ts .gz ../c/d',
    '/a b { a: 1 } 3 true',
    '',
  ])
})

test('only what a program imports is fetched', async ({ browser }) => {
  const other = await openRunnerPage(browser, server)
  const fetched: string[] = []
  other.on('request', (request) => fetched.push(request.url().replace(/.*\//, '')))
  const runOne = (language: Language, text: string) =>
    other.evaluate(
      ([kind, source]) =>
        window.runner.run({
          language: kind as Language,
          files: [{ name: 'main.py', text: source }],
          entry: 'main.py',
          limits: { wallMs: 30_000 },
        }).done,
      [language, text] as const,
    )
  expect(await runOne('python', 'print(1)')).toMatchObject({ ok: true })
  expect(fetched.filter((name) => /\.delta$|^(?!compat|driver).*\.pack$/.test(name))).toEqual([])
  fetched.length = 0
  expect(await runOne('python', 'import yaml\nprint(yaml.safe_load("1"))')).toMatchObject({ stdout: '1\n' })
  expect(fetched.map((name) => name.replace(/-[0-9a-f]{12}/, ''))).toEqual(['yaml.pack'])
  await other.context().close()
})

test('frameworks run without a memory snapshot too', async () => {
  await page.route('**/runner/manifest.json', async (route) => {
    const manifest = await (await route.fetch()).json()
    manifest.python.snapshots = []
    await route.fulfill({ json: manifest })
  })
  const [stdout, stderr] = await page.evaluate(async () => {
    const runner = window.createRunner()
    const text =
      'import flask, sqlalchemy\nprint(flask.Flask("a").name, sqlalchemy.create_engine("sqlite://").name)'
    const spec = { language: 'python', files: [{ name: 'main.py', text }], entry: 'main.py' } as const
    const result = await runner.run({ ...spec, limits: { wallMs: 40_000 } }).done
    runner.dispose()
    return [result.stdout, result.stderr]
  })
  await page.unroute('**/runner/manifest.json')
  expect(stderr).toBe('')
  expect(stdout).toBe('a sqlite\n')
})

test('a module that is not there says why', async () => {
  expect(await run('python', 'import importlib\nimportlib.import_module("flask")')).toMatchObject({
    error: { name: 'ModuleNotFoundError', message: expect.stringContaining('a line that imports it') },
  })
  expect(await run('python', 'import numpy')).toMatchObject({
    error: { name: 'ModuleNotFoundError', message: expect.stringContaining('numpy') },
  })
  await page.route('**/runner/manifest.json', async (route) => {
    const manifest = await (await route.fetch()).json()
    const { title, modules } = manifest.python.bundles.fastapi
    manifest.python.bundles.fastapi = { title, modules, reason: 'this machine has no apt-get' }
    await route.fulfill({ json: manifest })
  })
  const result = await page.evaluate(async () => {
    const runner = window.createRunner()
    const files = [{ name: 'main.py', text: 'import fastapi' }]
    const { stderr } = await runner.run({ language: 'python', files, entry: 'main.py' }).done
    runner.dispose()
    return stderr
  })
  await page.unroute('**/runner/manifest.json')
  expect(result).toContain('FastAPI is not part of this installation: this machine has no apt-get.')
})
