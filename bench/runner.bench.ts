import { chromium } from '@playwright/test'
import type { Language } from '../shared/runner/types.ts'
import { openRunnerPage } from '../tests/browser/runner-page.ts'
import { ServerProcess } from '../tests/support/server-process.ts'

/**
 * How long a learner waits for a program with a framework, in Chromium on this machine: the first run of a browser
 * that has nothing yet, a second run at once (a spare interpreter is booted), the same with another program in
 * between (none is), and the first run after the page is loaded again.
 */
const PROGRAMS: [name: string, language: Language, text: string][] = [
  ['Python alone', 'python', 'print("end")'],
  [
    'FastAPI',
    'python',
    app(
      'from fastapi import FastAPI\nfrom fastapi.testclient import TestClient\napp = FastAPI()\n@app.get("/")\ndef home(): return 1\nassert TestClient(app).get("/").json() == 1',
    ),
  ],
  [
    'Django',
    'python',
    app(
      'import django\nfrom django.conf import settings\nsettings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})\ndjango.setup()\nfrom django.db import connection\nwith connection.cursor() as c: c.execute("select 1")',
    ),
  ],
  [
    'SQLAlchemy',
    'python',
    app(
      'from sqlalchemy import create_engine, text\nwith create_engine("sqlite://").connect() as c: c.execute(text("select 1"))',
    ),
  ],
  [
    'FastAPI with SQLAlchemy',
    'python',
    app('import fastapi, sqlalchemy.orm\nfastapi.FastAPI()\nsqlalchemy.create_engine("sqlite://").connect()'),
  ],
  [
    'Flask',
    'python',
    app(
      'from flask import Flask\napp = Flask("a")\n@app.get("/")\ndef home(): return "1"\nassert app.test_client().get("/").text == "1"',
    ),
  ],
  [
    'pytest',
    'python',
    app(
      'import pytest\nopen("test_a.py", "w").write("def test_a(): assert 1")\nassert pytest.main(["-q"]) == 0',
    ),
  ],
  ['PyJWT and Passlib', 'python', app('import jwt, passlib.hash\njwt.encode({}, "k" * 32)')],
  ['JavaScript alone', 'javascript', 'console.log("end")'],
  [
    'Hono with zod',
    'typescript',
    `import { Hono } from 'hono'\nimport { z } from 'zod'\nconst app = new Hono()\napp.get('/', (c) => c.json(z.number().parse(1)))\nawait app.request('/')\nconsole.log('end')`,
  ],
]

function app(text: string): string {
  return `${text}\nprint("end")`
}

const server = await ServerProcess.start()
const browser = await chromium.launch({
  executablePath: process.env.LECTERN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
console.log(
  '| program | first run ever | again at once | after another program | page loaded again | kB fetched |',
)
console.log('| --- | --- | --- | --- | --- | --- |')
for (const [name, language, text] of PROGRAMS) {
  const page = await openRunnerPage(browser, server)
  let bytes = 0
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('Network.enable')
  inspector.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const time = async (kind: Language, source: string) => {
    const [ms, stdout, stderr] = await page.evaluate(
      async ([given, written]) => {
        const began = performance.now()
        const files = [{ name: given === 'python' ? 'main.py' : 'main.ts', text: written }]
        const entry = files[0]?.name ?? ''
        const limits = { wallMs: 60_000 }
        const result = await window.runner.run({ language: given, files, entry, limits }).done
        return [performance.now() - began, result.stdout, result.stderr] as const
      },
      [kind, source] as const,
    )
    if (!stdout.endsWith('end\n')) throw new Error(`${name} failed: ${stderr}`)
    return Math.round(ms)
  }
  /** Boots the spare that a run leaves behind, as it is when somebody reads the output first. */
  const settle = () =>
    page.evaluate(([given, written]) => window.runner.prepare(given, [{ name: 'main.py', text: written }]), [
      language,
      text,
    ] as const)
  const first = await time(language, text)
  const kilobytes = Math.round(bytes / 1_000)
  await settle()
  const again = await time(language, text)
  await settle()
  await time(
    language,
    language === 'python' ? 'import yaml\nprint("end")' : `import 'jose'\nconsole.log('end')`,
  )
  const after = await time(language, text)
  await page.reload()
  await page.evaluate(async () => {
    const module = await import('/assets/runner-under-test.js' as string)
    window.runner = module.createRunner()
  })
  const reloaded = await time(language, text)
  console.log(
    `| ${name} | ${first} | ${again} | ${after} | ${reloaded} | ${kilobytes.toLocaleString('en')} |`,
  )
  await page.context().close()
}
await browser.close()
await server.stop()
