import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { RunEvent, RunResult, RunSpec } from '../../../shared/runner/types.ts'
import { addFile } from '../../documents/document-files.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import type { RunAudience, Running } from './running.ts'
import type { Ran, ShownRun } from './shown-run.ts'
import { type EditorRuns, useRunning } from './use-running.ts'

/** A runner whose programs do what the test says. */
class FakeRun {
  readonly spec: RunSpec
  stopped = false
  private tell: (event: RunEvent) => void = () => undefined
  private finish: (result: RunResult) => void = () => undefined
  readonly done = new Promise<RunResult>((resolve) => {
    this.finish = resolve
  })

  constructor(spec: RunSpec) {
    this.spec = spec
  }

  onEvent(listener: (event: RunEvent) => void) {
    this.tell = listener
    return () => undefined
  }

  stop() {
    this.stopped = true
    const killed = { type: 'killed', reason: 'stopped', message: 'Stopped.', ms: 5 } as const
    this.finish({ ...killed, stdout: '', stderr: '' })
  }

  say(...events: RunEvent[]) {
    return act(async () => {
      for (const event of events) this.tell(event)
    })
  }

  end() {
    return act(async () =>
      this.finish({ type: 'result', ok: true, exitCode: 0, ms: 5, stdout: '1\n', stderr: '' }),
    )
  }
}

let started: FakeRun[] = []
const warmed: string[] = []
vi.mock('./page-runner.ts', () => ({
  warmUp: (language: string) => warmed.push(language),
  pageRunner: async () => ({
    run: (spec: RunSpec) => {
      const run = new FakeRun(spec)
      started.push(run)
      return run
    },
  }),
}))

let page: Mounted | undefined
let runs: EditorRuns
let doc: Y.Doc

function Probe({ running, warm = true }: { running: Running | undefined; warm?: boolean }) {
  runs = useRunning(doc, ['main.py', 'other.py'], 'other.py', running, warm)
  return null
}
const draw = async (running: Running | undefined, warm?: boolean) => {
  const probe = <Probe running={running} {...(warm === undefined ? {} : { warm })} />
  if (page) await page.draw(probe)
  else page = await mounted(probe)
}
const begin = async () => {
  await act(async () => runs.start())
  return started.at(-1) as FakeRun
}
const last = () => started.at(-1) as FakeRun
const others = (id: string): ShownRun => ({ id, file: 'main.py', output: [], phase: 'running', by: 'Ben' })

beforeEach(() => {
  started = []
  warmed.length = 0
  doc = new Y.Doc()
  addFile(doc, 'main.py', 'print(1)')
  addFile(doc, 'other.py', 'x = 1')
})
afterEach(async () => {
  await page?.unmount()
  page = undefined
})

it('runs all files as they are now, and tells what came of it', async () => {
  const ran: Ran[] = []
  await draw({ onRan: (one) => ran.push(one) })
  expect(warmed).toEqual(['python'])
  await begin()
  expect(last().spec).toMatchObject({ language: 'python', entry: 'main.py' })
  expect(last().spec.files).toEqual([
    { name: 'main.py', text: 'print(1)' },
    { name: 'other.py', text: 'x = 1' },
  ])
  await last().say({ type: 'started' }, { type: 'stdout', text: '1\n' })
  expect(runs).toMatchObject({ busy: true, output: { phase: 'running', output: [{ text: '1\n' }] } })
  await last().end()
  expect(runs).toMatchObject({ busy: false, output: { phase: 'ended', ending: { how: 'ok' } } })
  expect(ran).toMatchObject([{ ok: true, file: 'main.py', ms: 5, stdout: '1\n' }])
})

it('cannot be done where it was not laid down', async () => {
  await draw(undefined)
  expect(runs.entry).toBeUndefined()
  await act(async () => runs.start())
  expect(started).toEqual([])
  expect(warmed).toEqual([])
})

it('of whoever may type is what everybody sees, until somebody else runs something', async () => {
  const told: string[] = []
  const tell: RunAudience['tell'] = ({ file }) => {
    told.push(`runs ${file}`)
    return { wrote: ({ text }) => told.push(text), ended: ({ how }) => told.push(how) }
  }
  await draw({ audience: { shown: others('before'), tell } })
  expect(runs.output?.by).toBe('Ben')
  await begin()
  await last().say({ type: 'started' }, { type: 'stdout', text: 'mine' })
  expect(told).toEqual(['runs main.py', 'mine'])
  expect(runs).toMatchObject({ aside: false, output: { output: [{ text: 'mine' }] }, own: undefined })

  await draw({ audience: { shown: others('after'), tell } })
  expect(runs.output).toMatchObject({ id: 'after', by: 'Ben' })
  expect(last().stopped).toBe(true)
  expect(told.at(-1)).toBe('stopped')
})

it('of a reader stands beside what everybody sees, and is told to nobody', async () => {
  const shown = others('theirs')
  await draw({ audience: { shown } }, false)
  expect(warmed).toEqual([])
  await begin()
  await last().say({ type: 'started' }, { type: 'stdout', text: 'private' })
  expect(runs).toMatchObject({
    aside: true,
    output: { id: 'theirs' },
    own: { output: [{ text: 'private' }] },
  })
  expect(runs.clearOutput).toBeUndefined()
  await draw({ audience: { shown: others('next') } }, false)
  expect(last().stopped).toBe(false)
  await last().end()
  await act(async () => runs.clearOwn())
  expect(runs).toMatchObject({ output: { id: 'next' }, own: undefined })
})

it('ends with the page', async () => {
  await draw({})
  await begin()
  await last().say({ type: 'started' })
  await page?.unmount()
  page = undefined
  expect(last().stopped).toBe(true)
})
