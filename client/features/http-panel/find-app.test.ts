import { describe, expect, it } from 'vitest'
import { findApp } from './find-app.ts'

const app = (text: string, name = 'main.py') => findApp([{ name, text }])?.app

describe('a web app in Python', () => {
  it.each([
    ['FastAPI', 'from fastapi import FastAPI\n\napp = FastAPI(title="x")\n', 'main:app'],
    ['with its type', 'api: FastAPI = fastapi.FastAPI()\n', 'main:api'],
    ['Flask', 'server = Flask(__name__)\n', 'main:server'],
    ['Starlette', 'app = Starlette(routes=[])\n', 'main:app'],
    ['the usual name before others', 'inner = FastAPI()\napp = FastAPI()\n', 'main:app'],
    ['an ASGI function', 'async def app(scope, receive, send):\n    pass\n', 'main:app'],
    [
      'an ASGI function over lines',
      'async def serve(\n    scope, receive, send\n):\n    pass\n',
      'main:serve',
    ],
    ['a WSGI function', 'def application(environ, start_response):\n    return []\n', 'main:application'],
    ['Django', 'application = get_wsgi_application()\n', 'main:application'],
    [
      'an object that is called',
      'class App:\n    async def __call__(self, scope, receive, send):\n        pass\n\napp = App()\n',
      'main:app',
    ],
  ])('%s', (_, text, found) => {
    expect(app(text)).toBe(found)
  })

  it.each([
    ['nothing of the kind', 'print("hello")\n'],
    ['a name that means something else', 'app = tkinter.Tk()\n'],
    ['one inside a function', 'def make():\n    app = FastAPI()\n    return app\n'],
    ['one in a comment', '# app = FastAPI()\n'],
    ['a comparison', 'application == 1\n'],
  ])('is not %s', (_, text) => {
    expect(app(text)).toBeUndefined()
  })

  it('is named by its module', () => {
    expect(app('app = FastAPI()', 'shop/api.py')).toBe('shop.api:app')
    expect(app('app = FastAPI()', 'shop/__init__.py')).toBe('shop:app')
  })

  it('is looked for in main first', () => {
    const files = ['a.py', 'main.py'].map((name) => ({ name, text: 'app = FastAPI()' }))
    expect(findApp(files)).toEqual({ language: 'python', file: 'main.py', app: 'main:app' })
  })
})

describe('a web app in JavaScript', () => {
  it.each([
    ['Hono as default', 'const app = new Hono()\nexport default app\n', 'main.ts'],
    ['Hono by name', 'export const app = new Hono<Env>()\n', 'main.ts:app'],
    ['Hono in a list of exports', 'const app = new Hono()\nexport { app }\n', 'main.ts:app'],
    ['an object with fetch', 'export default {\n  fetch(request: Request) {}\n}\n', 'main.ts'],
    ['a function', 'export default async function (request: Request) {}\n', 'main.ts'],
    ['an arrow function', 'export default (req) => new Response("x")\n', 'main.ts'],
    ['a function by name', 'export async function fetch(request: Request) {}\n', 'main.ts:fetch'],
  ])('%s', (_, text, found) => {
    expect(app(text, 'main.ts')).toBe(found)
  })

  it('is not every export, nor what is not exported', () => {
    expect(app('export default function add(a, b) {}', 'main.js')).toBeUndefined()
    expect(app('export default 42', 'main.js')).toBeUndefined()
    expect(app('const app = new Hono()', 'main.ts')).toBeUndefined()
    expect(app('app = FastAPI()', 'notes.md')).toBeUndefined()
  })
})

describe('an app that was laid down', () => {
  const files = [
    { name: 'shop/api.py', text: '' },
    { name: 'main.ts', text: '' },
    { name: 'main.md', text: '' },
  ]
  it('is the one that is meant, if its file is there', () => {
    expect(findApp(files, 'shop.api:app')).toEqual({
      language: 'python',
      file: 'shop/api.py',
      app: 'shop.api:app',
    })
    expect(findApp(files, 'main:app')).toEqual({ language: 'typescript', file: 'main.ts', app: 'main:app' })
    expect(findApp(files, 'main.ts')?.file).toBe('main.ts')
    expect(findApp(files, 'other:app')).toBeUndefined()
  })
})
