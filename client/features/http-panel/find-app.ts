import type { Language, RunFile } from '../../../shared/runner/types.ts'
import { languageToRun } from '../run/runnable.ts'

/** A web app in the files of an editor. */
export interface FoundApp {
  language: Language
  /** The file that it is in. */
  file: string
  /** As the runner takes it: `main:app`, or the name of a file whose default export it is. */
  app: string
}

/** Names that a server looks for by itself, before all others. */
const USUAL = ['app', 'application', 'api']

/**
 * Finds the web app among the files of a program: in Python a FastAPI, Flask, Starlette … object, a function of
 * ASGI or WSGI, or what is called `application`; in JavaScript a Hono app or a default export that answers requests.
 * @param wanted the app that was laid down: `main:app`
 */
export function findApp(files: readonly RunFile[], wanted?: string): FoundApp | undefined {
  if (wanted !== undefined) return named(files, wanted)
  for (const { name, text } of [...files].sort((a, b) => rank(a.name) - rank(b.name))) {
    const language = languageToRun(name)
    const app = language === 'python' ? pythonApp(name, text) : language && scriptApp(name, text)
    if (language && app !== undefined) return { language, file: name, app }
  }
  return undefined
}

function named(files: readonly RunFile[], app: string): FoundApp | undefined {
  const [module = ''] = app.split(':')
  const path = module.replaceAll('.', '/')
  const fits = (name: string) =>
    name === module || name === `${path}/__init__.py` || name.replace(/\.[^./]+$/, '') === path
  const file = files.find(({ name }) => languageToRun(name) && fits(name))?.name
  const language = file === undefined ? undefined : languageToRun(file)
  return file !== undefined && language ? { language, file, app } : undefined
}

const rank = (name: string) => (/^main\./.test(name) ? 0 : /^(app|index|asgi|wsgi)\./.test(name) ? 1 : 2)

const FRAMEWORKS = 'FastAPI|Flask|Starlette|Quart|Litestar|Sanic|Bottle|Falcon|Blacksheep|Application'
const PYTHON = [
  // app = FastAPI(…), app: FastAPI = fastapi.FastAPI(…)
  new RegExp(`^(\\w+)[ \\t]*(?::[^=\\n]+)?=[ \\t]*(?:\\w+\\.)*(?:${FRAMEWORKS})\\(`, 'gm'),
  // application = get_wsgi_application()
  /^(application)[ \t]*(?::[^=\n]+)?=(?!=)/gm,
  /^(\w+)[ \t]*=[ \t]*(?:\w+\.)*get_[aw]sgi_application\(/gm,
  // async def app(scope, receive, send) · def app(environ, start_response)
  /^(?:async[ \t]+)?def[ \t]+(\w+)\([ \t\n]*(?:scope|environ|env)\b/gm,
]
/** An object of a class of the learner's that is called as an app. */
const CALLED = /^[ \t]+(?:async[ \t]+)?def[ \t]+__call__\([ \t\n]*self,[ \t\n]*(?:scope|environ|env)\b/m
const OBJECT = /^(app|application)[ \t]*(?::[^=\n]+)?=(?!=)/gm

function pythonApp(file: string, text: string): string | undefined {
  const patterns = CALLED.test(text) ? [...PYTHON, OBJECT] : PYTHON
  const names = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))
  const name = usual(names)
  const module = file
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.')
  return name === undefined ? undefined : `${module}:${name}`
}

const HONO = /^(?:export[ \t]+)?(?:const|let|var)[ \t]+(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*new[ \t]+\w*Hono\b/gm
const EXPRESS = /^(?:export[ \t]+)?(?:const|let|var)[ \t]+(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*express\(/gm
/** export default { fetch … }, export default function (request …), export default (request) => … */
const DEFAULT =
  /^export[ \t]+default[ \t]+(?:\{[\s\S]*\bfetch\b|(?:async[ \t]+)?function\b[^(]*\([ \t\n]*re?q|(?:async[ \t]*)?\(?[ \t\n]*re?q\w*)/m
const FETCH =
  /^export[ \t]+(?:async[ \t]+)?(?:function[ \t]+(fetch|handler|app)\b|const[ \t]+(fetch|handler|app)\b)/gm

function scriptApp(file: string, text: string): string | undefined {
  const names = [...text.matchAll(HONO), ...text.matchAll(EXPRESS)].map(([, name = '']) => name)
  const made = usual(names)
  if (DEFAULT.test(text) || (made !== undefined && defaultOf(text) === made)) return file
  const exported = [...text.matchAll(FETCH)].map(([, a, b]) => a ?? b ?? '')
  const named = usual([...names.filter((name) => isExported(text, name)), ...exported])
  return named === undefined ? undefined : `${file}:${named}`
}

const defaultOf = (text: string) => /^export[ \t]+default[ \t]+(\w+)/m.exec(text)?.[1]

const isExported = (text: string, name: string) =>
  new RegExp(`^export[ \\t]+(?:(?:const|let|var)[ \\t]+${name}\\b|\\{[^}]*\\b${name}\\b)`, 'm').test(text)

const usual = (names: readonly string[]) => USUAL.find((name) => names.includes(name)) ?? names[0]
