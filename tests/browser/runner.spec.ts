import { expect, type Page, test } from '@playwright/test'
import type { Language, RunLimits, RunResult } from '../../shared/runner/types.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'
import { openRunnerPage } from './runner-page.ts'

/** Programs of learners in the real sandbox, on a page of the real server with its real policy. */
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

/** Runs a program; its first file is the one that is run. */
function run(
  language: Language,
  files: Record<string, string>,
  limits?: Partial<RunLimits>,
): Promise<RunResult> {
  const list = Object.entries(files).map(([name, text]) => ({ name, text }))
  const spec = { language, files: list, entry: list[0]?.name ?? '', ...(limits ? { limits } : {}) }
  return page.evaluate((given) => window.runner.run(given).done, spec)
}
const javascript = (text: string, limits?: Partial<RunLimits>) =>
  run('javascript', { 'main.js': text }, limits)
const python = (text: string, limits?: Partial<RunLimits>) => run('python', { 'main.py': text }, limits)

test.describe('JavaScript and TypeScript', () => {
  test('prints and ends', async () => {
    const result = await javascript(`console.log('hello', {a: [1, 2]}); console.error('oh')`)
    expect(result).toMatchObject({ type: 'result', ok: true, exitCode: 0 })
    expect(result.stdout).toBe('hello { a: [ 1, 2 ] }\n')
    expect(result.stderr).toBe('oh\n')
  })

  test('modules import each other, in circles too, and wait at their top level', async () => {
    const result = await run('typescript', {
      'main.ts': [
        `import { double } from './lib/math.ts'`,
        `import settings from './settings.json'`,
        `import { ready } from './slow'`,
        'interface Named { name: string }',
        'const who: Named = { name: settings.name }',
        'console.log(who.name, double(ready as number))',
        `const { late } = await import('./late.js')`,
        'console.log(late)',
      ].join('\n'),
      'lib/math.ts': `import { factor } from '../factor.js'\nexport const double = (n: number): number => n * factor()`,
      'factor.ts': `import { double } from './lib/math'\nexport const factor = () => (typeof double === 'function' ? 2 : 0)`,
      'slow.ts': 'export const ready = await new Promise((done) => setTimeout(() => done(21), 5))',
      'late.js': `export const late = 'late'`,
      'settings.json': '{"name": "Ana"}',
    })
    expect(result).toMatchObject({ ok: true, stdout: 'Ana 42\nlate\n' })
  })

  test('errors name the line in the learner’s file', async () => {
    const thrown = await run('typescript', {
      'main.ts': `import { fail } from './fail.ts'\n\ntype A = {\n  b: number\n}\nfail({ b: 1 } as A)\n`,
      'fail.ts': `export function fail(a: unknown) {\n  // here\n  throw new RangeError('too far')\n}\n`,
    })
    expect(thrown).toMatchObject({
      ok: false,
      exitCode: 1,
      error: { name: 'RangeError', message: 'too far', file: 'fail.ts', line: 3 },
    })
    expect(thrown.stderr).toBe('RangeError: too far\n    at fail (fail.ts:3)\n    at main.ts:6\n')
    const later = await javascript(`setTimeout(() => {\n  nothing.there\n}, 1)`)
    expect(later).toMatchObject({ error: { name: 'ReferenceError', file: 'main.js', line: 2 } })
    const rejected = await javascript(`console.log(1)\nPromise.reject(new Error('unhandled'))`)
    expect(rejected).toMatchObject({ ok: false, error: { message: 'unhandled', line: 2 } })
  })

  test('files that cannot be parsed name the line', async () => {
    expect(await javascript('const a = 1\nconst b = (2\nconst c = 3\n')).toMatchObject({
      ok: false,
      error: { name: 'SyntaxError', file: 'main.js', line: 3 },
    })
    // Not seen by the stripper of types, only by the browser.
    expect(await javascript('const a = 1\n\nlet a = 2\n')).toMatchObject({
      error: { name: 'SyntaxError', file: 'main.js', line: 3, message: expect.stringContaining('a') },
    })
  })

  test('a package that is not there is named', async () => {
    const result = await javascript(`import express from 'express'\nexpress()`)
    expect(result).toMatchObject({ error: { message: expect.stringContaining('the package “express”') } })
  })

  test('ends when its timers have ended, and starts afresh each time', async () => {
    const result = await javascript(
      `globalThis.leftover = (globalThis.leftover ?? 0) + 1\nlet n = 0\nconst t = setInterval(() => { console.log(++n, leftover); if (n === 3) clearInterval(t) }, 30)`,
    )
    expect(result).toMatchObject({ ok: true, stdout: '1 1\n2 1\n3 1\n' })
    expect((await javascript('console.log(typeof leftover)')).stdout).toBe('undefined\n')
  })
})

test.describe('limits', () => {
  test('an endless loop is ended, with its output so far', async () => {
    const result = await javascript(`console.log('before'); for (;;) {}`, { wallMs: 700 })
    expect(result).toMatchObject({ type: 'killed', reason: 'time', stdout: 'before\n' })
    expect(result).toHaveProperty('message', expect.stringContaining('Stopped after 0.7 s'))
  })

  test('stop ends it at once', async () => {
    const [result, ms] = await page.evaluate(async () => {
      const files = [{ name: 'main.js', text: `console.log('up'); for (;;) {}` }]
      const handle = window.runner.run({ language: 'javascript', files, entry: 'main.js' })
      for await (const event of handle.events) if (event.type === 'stdout') break
      const began = performance.now()
      handle.stop()
      return [await handle.done, performance.now() - began] as const
    })
    expect(result).toMatchObject({ type: 'killed', reason: 'stopped', stdout: 'up\n' })
    expect(ms).toBeLessThan(2_000)
  })

  test('floods are ended at the limit and come in batches', async () => {
    const lines = await javascript(`for (;;) console.log('again')`)
    expect(lines).toMatchObject({ type: 'killed', reason: 'output' })
    expect(lines.stdout).toBe('again\n'.repeat(2_000))
    const bytes = await javascript(`for (;;) console.log('x'.repeat(1e6))`)
    expect(bytes).toMatchObject({ type: 'killed', reason: 'output' })
    expect(bytes.stdout).toBe('x'.repeat(256 * 1024))
    const count = await page.evaluate(async () => {
      const text = 'for (let n = 0; n < 1000; n++) console.log(n)'
      const handle = window.runner.run({
        language: 'javascript',
        files: [{ name: 'a.js', text }],
        entry: 'a.js',
      })
      let batches = 0
      handle.onEvent(({ type }) => {
        if (type === 'stdout') batches++
      })
      const { stdout } = await handle.done
      return stdout.split('\n').length === 1001 ? batches : -1
    })
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(100)
  })

  test('memory bombs end, and the page and later programs live', async () => {
    for (const bomb of [
      'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))',
      'const all = []; for (;;) all.push(new Uint8Array(1e8).fill(1))',
    ]) {
      const result = await javascript(bomb, { wallMs: 1_500 })
      expect(result.type === 'killed' || (result.type === 'result' && !result.ok)).toBe(true)
      expect(await javascript('console.log(1)')).toMatchObject({ ok: true, stdout: '1\n' })
    }
  })

  test('wrong input is told and runs nothing', async () => {
    const wrong = (spec: object) =>
      page.evaluate((given) => window.runner.run(given as never).done, {
        language: 'python',
        files: [{ name: 'main.py', text: '' }],
        entry: 'main.py',
        ...spec,
      })
    expect(await wrong({ entry: 'other.py' })).toMatchObject({
      type: 'failed',
      code: 'input',
      message: 'There is no file “other.py” to begin with.',
    })
    expect(await wrong({ files: [{ name: '../main.py', text: '' }] })).toMatchObject({ code: 'input' })
    expect(await wrong({ limits: { wallMs: -1 } })).toMatchObject({ code: 'input' })
  })
})

test.describe('Python', () => {
  test('prints, imports its own files and the standard library, and ends', async () => {
    const result = await run('python', {
      'main.py':
        'import sys, shop.prices\nfrom helper import double\nprint("hällo", double(21), shop.prices.total([1, 2]))\nprint("oh", file=sys.stderr)\nassert __name__ == "__main__"',
      'helper.py': 'def double(n):\n    return 2 * n\n',
      'shop/prices.py': 'import math\ntotal = math.fsum\n',
    })
    expect(result).toMatchObject({
      type: 'result',
      ok: true,
      exitCode: 0,
      stdout: 'hällo 42 3.0\n',
      stderr: 'oh\n',
    })
  })

  test('tracebacks have the names and lines of the learner’s files', async () => {
    const result = await run('python', {
      'main.py': 'from helper import fail\n\nfail(0)\n',
      'helper.py': 'def fail(n):\n    return 1 / n\n',
    })
    expect(result).toMatchObject({
      ok: false,
      exitCode: 1,
      error: { name: 'ZeroDivisionError', file: 'helper.py', line: 2 },
    })
    expect(result.stderr.split('\n').filter((line) => line.includes('File '))).toEqual([
      '  File "main.py", line 3, in <module>',
      '  File "helper.py", line 2, in fail',
    ])
    expect(result.stderr).toMatch(/^Traceback/)
    expect(result.stderr).not.toMatch(/lectern|pyodide/)
    expect(await python('print(1)\nif True\n  pass')).toMatchObject({
      stdout: '',
      error: { name: 'SyntaxError', file: 'main.py', line: 2 },
    })
  })

  test('exit codes are those of the program', async () => {
    expect(await python('import sys; sys.exit(3)')).toMatchObject({ type: 'result', ok: false, exitCode: 3 })
    expect(await python('import sys; sys.exit()')).toMatchObject({ ok: true, exitCode: 0 })
    expect(await python('raise SystemExit("gone")')).toMatchObject({ exitCode: 1, stderr: 'gone\n' })
  })

  test('input() says that nobody can type', async () => {
    const result = await python('name = input("Name? ")')
    expect(result).toMatchObject({
      error: { name: 'EOFError', line: 1, message: expect.stringContaining('input() is not available here') },
    })
  })

  test('asyncio programs run, and a deadlock is named', async () => {
    const result = await python(`
import asyncio, time

async def wait(n):
    await asyncio.sleep(n / 50)
    print(n)
    return n

async def main():
    began = time.monotonic()
    print(await asyncio.gather(wait(3), wait(1), wait(2)))
    print(await asyncio.to_thread(sum, [1, 2]), time.monotonic() - began < 0.5)
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(9)
    except TimeoutError:
        print("timeout")

asyncio.run(main())
`)
    expect(result).toMatchObject({ ok: true, stdout: '1\n2\n3\n[3, 1, 2]\n3 True\ntimeout\n' })
    const dead = await python(
      'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())',
    )
    expect(dead).toMatchObject({ ok: false, error: { message: expect.stringContaining('deadlock') } })
  })

  test('unittest, sqlite3 and classes of data work', async () => {
    const result = await python(`
import sqlite3, unittest
from dataclasses import dataclass

@dataclass
class Point:
    x: int

class Tests(unittest.TestCase):
    def test_rows(self):
        db = sqlite3.connect(":memory:")
        self.assertEqual(db.execute("select 1 + 1").fetchone(), (2,))
    def test_point(self):
        self.assertEqual(repr(Point(1)), "Point(x=1)")

unittest.main()
`)
    expect(result).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Ran 2 tests') })
  })

  test('every program has an interpreter of its own, and chance of its own', async () => {
    const text =
      'import builtins, random\nprint(hasattr(builtins, "mark"), random.random())\nbuiltins.mark = 1'
    const [first, second] = [await python(text), await python(text)]
    expect(first.stdout).toMatch(/^False 0\./)
    expect(second.stdout).toMatch(/^False 0\./)
    expect(first.stdout).not.toBe(second.stdout)
  })

  test('endless loops, floods and memory bombs are ended with a reason', async () => {
    const loop = await python(
      'print("before")\nwhile True:\n    try:\n        pass\n    except BaseException:\n        pass',
      {
        wallMs: 700,
      },
    )
    expect(loop).toMatchObject({ type: 'killed', reason: 'time', stdout: 'before\n' })
    expect(await python('while True: print("again")')).toMatchObject({
      type: 'killed',
      reason: 'output',
      stdout: 'again\n'.repeat(2_000),
    })
    const bomb = await python('all = []\nwhile True: all.append(bytearray(10_000_000))')
    expect(bomb).toMatchObject({ type: 'killed', reason: 'memory' })
    expect(bomb).toHaveProperty('message', expect.stringContaining('512 MB'))
    const depth = await python('def down(n): return down(n + 1)\ndown(0)')
    expect(depth).toMatchObject({ error: { name: 'RecursionError' } })
  })

  test('a warm start takes less than a second', async () => {
    await page.evaluate(() => window.runner.prepare('python'))
    await python('print(1)')
    await page.waitForFunction(async () => {
      const files = [{ name: 'main.py', text: 'print(1)' }]
      const began = performance.now()
      await window.runner.run({ language: 'python', files, entry: 'main.py' }).done
      return performance.now() - began < 1_000
    })
  })

  test('it boots without a memory snapshot too', async () => {
    const result = await page.evaluate(async () => {
      const original = window.fetch
      const runner = window.createRunner()
      const files = [{ name: 'main.py', text: 'print("slow but here")' }]
      window.fetch = async (input, init) =>
        String(input).includes('snapshot-') ? new Response(new Uint8Array(64)) : original(input, init)
      const result = await runner.run({ language: 'python', files, entry: 'main.py' }).done
      window.fetch = original
      runner.dispose()
      return result
    })
    expect(result).toMatchObject({ ok: true, stdout: 'slow but here\n' })
  })
})
