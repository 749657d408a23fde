import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Language, TestResult } from '../../shared/runner/types.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'
import { openRunnerPage } from './runner-page.ts'

/** Tests of exercises in the real sandbox. */
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

function check(
  language: Language,
  files: Record<string, string>,
  tests: string[],
  more: { skipped?: boolean; limits?: { wallMs: number } } = {},
): Promise<TestResult> {
  const list = Object.entries(files).map(([name, text]) => ({ name, text }))
  const spec = { language, files: list, tests, limits: { wallMs: 30_000 }, ...more }
  return page.evaluate((given) => window.runner.test(given), spec)
}
const brief = ({ tests }: TestResult) => tests.map(({ id, ok, skipped }) => [id, skipped ? 'skipped' : ok])

test('unittest: each test with its outcome and message', async () => {
  const result = await check(
    'python',
    {
      'bob.py': 'def add(a, b):\n    return a + b\n',
      'bob_test.py': `
import unittest
from bob import add

class AddTest(unittest.TestCase):
    def test_right(self):
        print("in")
        self.assertEqual(add(1, 2), 3)

    def test_wrong(self):
        self.assertEqual(add(1, 2), 4, "the sum is wrong")

    def test_error(self):
        add(1)

    def test_parts(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 1)

    @unittest.skip("later")
    def test_later(self):
        pass

class BrokenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no disk")

    def test_never(self):
        pass
`,
    },
    ['bob_test.py'],
  )
  expect(result).toMatchObject({ type: 'tests', ok: false, stdout: 'in\n', ms: expect.any(Number) })
  const found = Object.fromEntries(result.tests.map(({ id, ...rest }) => [id, rest]))
  expect(found['bob_test.py::AddTest::test_right']).toEqual({ ok: true, ms: expect.any(Number) })
  expect(found['bob_test.py::AddTest::test_wrong']).toMatchObject({
    ok: false,
    message: '3 != 4 : the sum is wrong',
  })
  expect(found['bob_test.py::AddTest::test_error']?.message).toMatch(
    /File "bob_test\.py", line 14[\s\S]*TypeError: add\(\)/,
  )
  expect(found['bob_test.py::AddTest::test_parts']).toMatchObject({ ok: false, message: '(n=1): 1 == 1' })
  expect(found['bob_test.py::AddTest::test_later']).toMatchObject({
    ok: true,
    skipped: true,
    message: 'later',
  })
  expect(Object.values(found).find(({ message }) => message?.includes('no disk'))).toMatchObject({
    ok: false,
  })
  expect(result.tests).toHaveLength(6)
})

test('pytest: fixtures, parameters, raises, async, and what failed', async () => {
  const result = await check(
    'python',
    {
      'shop.py': 'def price(n):\n    if n < 0:\n        raise ValueError("below zero")\n    return n * 2\n',
      'test_shop.py': `
import asyncio
import pytest
from shop import price

@pytest.fixture
def two():
    yield 2

def test_fixture(two, tmp_path):
    assert price(two) == 4

@pytest.mark.parametrize("n, wanted", [(1, 2), (2, 5)])
def test_cases(n, wanted):
    assert price(n) == wanted

def test_raises(capsys):
    with pytest.raises(ValueError, match="zero"):
        price(-1)
    print("seen")
    assert capsys.readouterr().out == "seen\\n"

def test_plain():
    assert {"a": 1} == {"a": 2}

@pytest.mark.asyncio
async def test_async():
    await asyncio.sleep(0.001)

@pytest.mark.skip(reason="later")
def test_later():
    pass

class TestGroup:
    def test_inside(self):
        assert price(3) == 6
`,
    },
    ['test_shop.py'],
  )
  expect(result.stderr).toBe('')
  expect(brief(result)).toEqual([
    ['test_shop.py::test_fixture', true],
    ['test_shop.py::test_cases[1-2]', true],
    ['test_shop.py::test_cases[2-5]', false],
    ['test_shop.py::test_raises', true],
    ['test_shop.py::test_plain', false],
    ['test_shop.py::test_async', true],
    ['test_shop.py::test_later', 'skipped'],
    ['test_shop.py::TestGroup::test_inside', true],
  ])
  expect(result.tests[2]?.message).toContain('assert 4 == 5')
  expect(result.tests[6]?.message).toBe('later')
})

test('tests of a FastAPI app', async () => {
  const result = await check(
    'python',
    {
      'app.py':
        'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/")\ndef home(): return {"ok": True}\n',
      'test_app.py': `
from fastapi.testclient import TestClient
from app import app

client = TestClient(app)

def test_home():
    assert client.get("/").json() == {"ok": True}

def test_missing():
    assert client.get("/none").status_code == 404
`,
    },
    ['test_app.py'],
  )
  expect(result).toMatchObject({ type: 'tests', ok: true, tests: [{ ok: true }, { ok: true }] })
})

test('a file of tests that cannot be loaded is a failure of its own', async () => {
  const python = await check('python', { 'a_test.py': 'import missing_module\n', 'b_test.py': 'x = (\n' }, [
    'a_test.py',
    'b_test.py',
  ])
  expect(python).toMatchObject({ type: 'tests', ok: false })
  expect(python.tests.map(({ id, message }) => [id, message])).toEqual([
    ['a_test.py', expect.stringContaining("No module named 'missing_module'")],
    ['b_test.py', expect.stringContaining('SyntaxError')],
  ])
  const script = await check('javascript', { 'a.test.js': `import './missing.js'` }, ['a.test.js'])
  expect(script).toMatchObject({ ok: false, tests: [{ id: 'a.test.js', ok: false }] })
  expect(await check('javascript', { 'a.test.js': '' }, ['a.test.js'])).toMatchObject({
    ok: false,
    tests: [],
  })
  expect(await check('python', { 'a_test.py': '' }, ['b_test.py'])).toMatchObject({
    type: 'failed',
    code: 'input',
    message: 'There is no file of tests “b_test.py”.',
  })
})

test('a test that never ends is named, with those before it', async () => {
  const python = await check(
    'python',
    {
      'a_test.py':
        'import unittest\nclass A(unittest.TestCase):\n def test_a(self): pass\n def test_b(self):\n  while True: pass\n def test_c(self): pass\n',
    },
    ['a_test.py'],
    { limits: { wallMs: 5_000 } },
  )
  expect(python).toMatchObject({ type: 'killed', reason: 'time' })
  expect(brief(python)).toEqual([
    ['a_test.py::A::test_a', true],
    ['a_test.py::A::test_b', false],
  ])
  expect(python.tests[1]?.message).toContain('Stopped after 5 s')
  const script = await check(
    'javascript',
    { 'a.test.js': `test('one', () => {}); test('two', () => { for (;;) {} }); test('three', () => {})` },
    ['a.test.js'],
    { limits: { wallMs: 3_000 } },
  )
  expect(brief(script)).toEqual([
    ['a.test.js > one', true],
    ['a.test.js > two', false],
  ])
})

test('Jest: describe, each, hooks, matchers, mocks, done, skipped tests', async () => {
  const files = {
    'sum.ts': 'export const sum = (a: number, b: number): number => a + b\n',
    'sum.test.ts': `
import { afterEach, beforeEach, describe, expect, it, jest, test, xtest } from '@jest/globals'
import { sum } from './sum'

let steps: string[] = []
describe('sum', () => {
  beforeEach(() => { steps.push('before') })
  afterEach(() => { steps.push('after') })
  test.each([[1, 2, 3], [1, 1, 3]])('%i + %i = %i', (a, b, wanted) => { expect(sum(a, b)).toBe(wanted) })
  test.each\`a | b\n\${1} | \${1}\n\`('same $a $b', ({ a, b }) => { expect(a).toEqual(b) })
  it('uses hooks', () => { expect(steps).toEqual(['before', 'after', 'before', 'after', 'before', 'after', 'before']) })
  xtest('is left out', () => { throw new Error('not left out') })
  describe('inside', () => {
    it('awaits', async () => {
      await expect(Promise.resolve(1)).resolves.toBe(1)
      await expect(Promise.reject(new Error('no'))).rejects.toThrow('no')
    })
    it('calls back', (done) => { setTimeout(done, 5) })
    it('is late', () => new Promise(() => {}), 50)
    it('spies', () => {
      const call = jest.fn((n: number) => n + 1)
      expect(call(1)).toBe(2)
      expect(call).toHaveBeenCalledWith(1)
    })
    it('throws aside', async () => {
      setTimeout(() => { throw new Error('aside') }, 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    it('throws', () => { sum.nothing.there })
    test.todo('later')
    test.failing('is right to fail', () => { expect(1).toBe(2) })
    it('matches', () => { expect({ id: 7, at: 'x' }).toMatchObject({ id: expect.any(Number) }) })
    it('promises assertions', () => { expect.assertions(1) })
  })
})
`,
  }
  const result = await check('typescript', files, ['sum.test.ts'])
  expect(brief(result)).toEqual([
    ['sum.test.ts > sum > 1 + 2 = 3', true],
    ['sum.test.ts > sum > 1 + 1 = 3', false],
    ['sum.test.ts > sum > same 1 1', true],
    ['sum.test.ts > sum > uses hooks', true],
    ['sum.test.ts > sum > is left out', 'skipped'],
    ['sum.test.ts > sum > inside > awaits', true],
    ['sum.test.ts > sum > inside > calls back', true],
    ['sum.test.ts > sum > inside > is late', false],
    ['sum.test.ts > sum > inside > spies', true],
    ['sum.test.ts > sum > inside > throws aside', false],
    ['sum.test.ts > sum > inside > throws', false],
    ['sum.test.ts > sum > inside > later', 'skipped'],
    ['sum.test.ts > sum > inside > is right to fail', true],
    ['sum.test.ts > sum > inside > matches', true],
    ['sum.test.ts > sum > inside > promises assertions', false],
  ])
  expect(result.tests[1]?.message).toBe('expected 2 to be 3 // Object.is equality\n    at sum.test.ts:9')
  expect(result.tests[7]?.message).toContain('did not end within 50 ms')
  expect(result.tests[10]?.message).toMatch(/^TypeError[\s\S]*at sum\.test\.ts:31/)
  const all = await check('typescript', files, ['sum.test.ts'], { skipped: true })
  expect(all.tests[4]).toMatchObject({ ok: false, message: expect.stringContaining('not left out') })
})

test('Vitest and node:test', async () => {
  const result = await check(
    'javascript',
    {
      'a.test.js': `
import { describe, expect, it, vi } from 'vitest'
describe.each(['x', 'y'])('case %s', (name) => {
  it.only('runs', () => { const spy = vi.fn(); spy(name); expect(spy).toHaveBeenCalledTimes(1) })
  it('does not', () => { throw new Error() })
})`,
      'b.test.js': `
import assert from 'node:assert'
import test, { after, describe, it } from 'node:test'
test('top', async (t) => { await t.test('inner', () => assert.equal(1, 1)); assert.deepStrictEqual([1], [1]) })
describe('group', () => { it('fails', () => assert.strictEqual(1, 2)) })
after(() => {})`,
    },
    ['a.test.js', 'b.test.js'],
  )
  expect(brief(result)).toEqual([
    ['a.test.js > case x > runs', true],
    ['a.test.js > case x > does not', 'skipped'],
    ['a.test.js > case y > runs', true],
    ['a.test.js > case y > does not', 'skipped'],
    ['b.test.js > top', true],
    ['b.test.js > group > fails', false],
  ])
})

/** Small exercises with tests in the three languages: a stub that fails and a solution that passes. */
const EXERCISES = join(import.meta.dirname, '../fixtures/exercises')

for (const folder of readdirSync(EXERCISES)) {
  test(`the exercise ${folder}: its solution passes, its stub fails`, async () => {
    const read = (name: string) => readFileSync(join(EXERCISES, folder, name), 'utf8')
    const names = readdirSync(join(EXERCISES, folder))
    const stub = names.find((name) => name.startsWith('stub.')) ?? ''
    const ending = stub.split('.').at(-1) ?? ''
    const tests = names.find((name) => /test/.test(name)) ?? ''
    const language = ({ py: 'python', js: 'javascript', ts: 'typescript' } as const)[ending] ?? 'python'
    const outcome = async (file: string) =>
      check(language, { [`work.${ending}`]: read(file), [tests]: read(tests) }, [tests], { skipped: true })
    expect(await outcome(`solution.${ending}`)).toMatchObject({ type: 'tests', ok: true })
    expect(await outcome(stub)).toMatchObject({ type: 'tests', ok: false })
  })
}
