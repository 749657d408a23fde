import { afterEach, describe, expect, it } from 'vitest'
import type { StaffExercise } from '../../shared/course/exercise.ts'
import type { Submission } from '../../shared/session/work/state.ts'
import { ManualClock } from '../../tests/support/manual-clock.ts'
import type { Room } from '../room/room.ts'
import { Grading, type GradingDeps } from './grading.ts'
import type { Job } from './grading-jobs.ts'
import type { GradingThread } from './grading-thread.ts'

const NOW = 1_800_000_000_000
const open: Grading[] = []
afterEach(async () => {
  for (const grading of open.splice(0)) await grading.close()
})

const submission = (id: string, at = NOW): Submission => ({ id, at, by: 'ana', revision: 'r', total: 1 })

/** A room in which people have handed in, and which says what it is told. */
class FakeRoom {
  readonly told: unknown[] = []
  readonly id: string
  readonly catalog = {
    exercises: new Map([['shapes', { checks: [] } as unknown as StaffExercise]]),
    quizzes: new Map(),
  }
  readonly state: {
    work: { byOwner: Map<string, { exercise: string; owner: string; submissions: Submission[] }[]> }
  }
  private listener: (entries: { event: object }[]) => void = () => undefined

  constructor(id: string, submissions: Record<string, Submission[]> = {}) {
    this.id = id
    const byOwner = new Map(
      Object.entries(submissions).map(([owner, all]) => [
        owner,
        [{ exercise: 'shapes', owner, submissions: all }],
      ]),
    )
    this.state = { work: { byOwner } }
  }

  onEntries(listener: (entries: { event: object }[]) => void) {
    this.listener = listener
  }

  async submit(actor: unknown, command: object) {
    this.told.push({ actor, ...command })
    return { ok: true }
  }

  handIn(owner: string, one: Submission) {
    const works = this.state.work.byOwner.get(owner) ?? [{ exercise: 'shapes', owner, submissions: [] }]
    this.state.work.byOwner.set(owner, works)
    works[0]?.submissions.push(one)
    this.listener([{ event: { type: 'work.submitted', exercise: 'shapes', owner, submission: one.id } }])
  }

  get room(): Room {
    return this as unknown as Room
  }
}

/** A thread whose jobs end when the test says so. */
class FakeThread {
  readonly jobs: { job: Job; end(value: unknown): void; fail(error: Error): void }[] = []
  probes: { title: string; held: boolean; detail: string }[] | Error = []

  run(job: Job) {
    if (job.kind === 'probe') {
      return this.probes instanceof Error ? Promise.reject(this.probes) : Promise.resolve(this.probes)
    }
    return new Promise((resolve, reject) => this.jobs.push({ job, end: resolve, fail: reject }))
  }

  async close() {}
}

function gradingWith(thread: FakeThread) {
  const flushed: string[] = []
  const logged: string[] = []
  const note = (_: object, message: string) => void logged.push(message)
  const grading = new Grading({
    documents: {
      flush: async (document) => {
        flushed.push(document)
        return true
      },
    },
    store: { history: async () => [] },
    clock: new ManualClock(NOW),
    thread: thread as unknown as GradingThread,
    log: { info: note, warn: note, error: note },
  } satisfies GradingDeps)
  open.push(grading)
  return { grading, flushed, logged }
}

/** Lets everything that is ready go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('verification', () => {
  it('runs what is handed in and says what it came to', async () => {
    const thread = new FakeThread()
    const { grading, flushed } = gradingWith(thread)
    const room = new FakeRoom('s1')
    grading.watch(room.room)
    room.handIn('ana', submission('one'))
    await settle()
    expect(flushed).toEqual(['s1/work/shapes/ana'])
    expect(grading.progressOf('s1', submission('one'))).toEqual({ state: 'running' })
    thread.jobs[0]?.end({ outcomes: [{ check: 'tests', ok: true }] })
    await settle()
    expect(room.told).toEqual([
      expect.objectContaining({
        type: 'work.verify',
        exercise: 'shapes',
        owner: 'ana',
        submission: 'one',
        outcomes: [{ check: 'tests', ok: true }],
      }),
    ])
  })

  it('lets sessions take turns and tells each its place', async () => {
    const thread = new FakeThread()
    const { grading } = gradingWith(thread)
    const [large, small] = [new FakeRoom('large'), new FakeRoom('small')]
    grading.watch(large.room)
    grading.watch(small.room)
    for (let n = 0; n < 30; n++) large.handIn(`p${n}`, submission(`l${n}`))
    await settle()
    const running = thread.jobs.length
    expect(running).toBeGreaterThan(0)
    small.handIn('eva', submission('s0'))
    expect(grading.progressOf('small', submission('s0'))).toEqual({ state: 'waiting', place: 2 })
    expect(grading.progressOf('large', submission(`l${29}`))).toEqual({
      state: 'waiting',
      place: 30 - running + 1,
    })
  })

  it('runs only the last version of what waits, and says so of the others', async () => {
    const thread = new FakeThread()
    const { grading } = gradingWith(thread)
    const room = new FakeRoom('s1')
    grading.watch(room.room)
    for (let n = 0; n < 20; n++) room.handIn(`p${n}`, submission(`x${n}`))
    await settle()
    room.handIn('p19', submission('newer'))
    await settle()
    expect(room.told).toEqual([
      expect.objectContaining({ submission: 'x19', reason: expect.stringContaining('newer version') }),
    ])
    expect(grading.progressOf('s1', submission('newer'))).toMatchObject({ state: 'waiting' })
  })

  it('takes up what a restart has interrupted, but nothing old or settled', async () => {
    const thread = new FakeThread()
    const { grading } = gradingWith(thread)
    const settled = { ...submission('done'), verified: { at: NOW, outcomes: [] } }
    const room = new FakeRoom('s1', {
      ana: [submission('first'), submission('last')],
      ben: [submission('old', NOW - 48 * 3_600_000)],
      cleo: [settled],
    })
    grading.watch(room.room)
    await settle()
    expect(thread.jobs).toHaveLength(1)
    expect(grading.progressOf('s1', submission('last'))).toEqual({ state: 'running' })
    expect(grading.progressOf('s1', settled)).toEqual({ state: 'settled' })
  })

  it('verifies nothing where the sandbox does not hold, or there is none', async () => {
    for (const probes of [
      [{ title: 'no network', held: false, detail: 'reached' }],
      new Error('no bubblewrap'),
    ]) {
      const thread = new FakeThread()
      thread.probes = probes
      const { grading, logged } = gradingWith(thread)
      const room = new FakeRoom('s1')
      grading.watch(room.room)
      room.handIn('ana', submission('one'))
      await settle()
      room.handIn('ben', submission('two'))
      await settle()
      expect([thread.jobs, room.told]).toEqual([[], []])
      expect(grading.progressOf('s1', submission('one'))).toEqual({ state: 'off' })
      expect(logged).toEqual([expect.stringContaining('lectern doctor')])
    }
  })

  it('says nothing of what the end of the server cuts off', async () => {
    const thread = new FakeThread()
    const { grading } = gradingWith(thread)
    const room = new FakeRoom('s1')
    grading.watch(room.room)
    room.handIn('ana', submission('one'))
    await settle()
    await grading.close()
    thread.jobs[0]?.end({ outcomes: [{ check: 'tests', ok: false, message: 'Stopped.' }] })
    await settle()
    expect(room.told).toEqual([])
  })

  it('says that it could not, where the thread fails, and goes on', async () => {
    const thread = new FakeThread()
    const { grading } = gradingWith(thread)
    const room = new FakeRoom('s1')
    grading.watch(room.room)
    room.handIn('ana', submission('one'))
    await settle()
    thread.jobs[0]?.fail(new Error('it took too long'))
    await settle()
    expect(room.told).toEqual([
      expect.objectContaining({ submission: 'one', reason: 'the server could not run the checks' }),
    ])
    room.handIn('ana', submission('two'))
    await settle()
    expect(thread.jobs).toHaveLength(2)
  })
})
