import type { SessionId } from '../../../shared/ids.ts'
import type { Job, JobCursor, JobStore } from '../../ports/jobs.ts'

/** Jobs in memory. @param guard throws while nothing can be written */
export function memoryJobs(guard: () => void): JobStore & { removeOf(session: SessionId): void } {
  const jobs = new Map<string, Job>()
  const all = () => structuredClone([...jobs.values()])
  const active = (job: Job) => job.state === 'waiting' || job.state === 'running'
  const isTaken = (key: string | undefined) =>
    key !== undefined && all().some((job) => job.key === key && active(job))
  const change = (job: Job | undefined, values: Partial<Job>, ...drop: (keyof Job)[]) => {
    guard()
    if (!job) return false
    const changed = { ...job, ...values }
    for (const field of drop) delete changed[field]
    jobs.set(job.id, structuredClone(changed))
    return true
  }
  const inState = (id: string, state: Job['state']) => {
    const job = jobs.get(id)
    return job?.state === state ? job : undefined
  }
  const isDue = (kinds: readonly string[], full: readonly string[] = []) =>
    all()
      .filter(({ state, kind }) => state === 'waiting' && kinds.includes(kind))
      .filter(({ lane }) => lane === undefined || !full.includes(lane))
      .sort((a, b) => a.runAt - b.runAt || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return {
    removeOf(session) {
      for (const job of all()) if (job.session === session) jobs.delete(job.id)
    },
    async add(job) {
      guard()
      if (isTaken(job.key) || jobs.has(job.id)) return false
      jobs.set(job.id, structuredClone({ ...job, state: 'waiting', attempts: 0 }))
      return true
    },
    async find(id) {
      return structuredClone(jobs.get(id))
    },
    async list({ account, session, kind, lane, state, after, oldestFirst = false, limit }) {
      const sign = oldestFirst ? -1 : 1
      return all()
        .filter((job) => account === undefined || job.account === account)
        .filter((job) => session === undefined || job.session === session)
        .filter((job) => kind === undefined || job.kind === kind)
        .filter((job) => lane === undefined || job.lane === lane)
        .filter((job) => state === undefined || job.state === state)
        .sort((a, b) => sign * newestFirst(a, b))
        .filter((job) => !after || sign * newestFirst(job, after) > 0)
        .slice(0, limit)
    },
    async claim(kinds, now, full) {
      const [job] = isDue(kinds, full).filter(({ runAt }) => runAt <= now)
      if (!job) return undefined
      const begun = { ...job, state: 'running', attempts: job.attempts + 1, startedAt: now } as const
      change(job, begun)
      return begun
    },
    async nextDue(kinds, full) {
      return isDue(kinds, full)[0]?.runAt
    },
    async finish(id, at, result) {
      const done = { state: 'done', finishedAt: at, ...(result === undefined ? {} : { result }) } as const
      change(inState(id, 'running'), done, 'error')
    },
    async postpone(id, runAt, error) {
      change(inState(id, 'running'), { state: 'waiting', runAt, error })
    },
    async fail(id, at, error, result) {
      const failed = { state: 'failed', finishedAt: at, error } as const
      change(inState(id, 'running'), { ...failed, ...(result === undefined ? {} : { result }) })
    },
    async cancel(id, at) {
      return change(inState(id, 'waiting'), { state: 'cancelled', finishedAt: at })
    },
    async again(id, runAt) {
      const job = inState(id, 'failed') ?? inState(id, 'cancelled')
      if (!job || isTaken(job.key)) return false
      return change(job, { state: 'waiting', runAt, attempts: 0 }, 'finishedAt', 'result')
    },
    async recover() {
      const running = all().filter(({ state }) => state === 'running')
      for (const job of running) change(job, { state: 'waiting' })
      return running.length
    },
    async forget(before, done) {
      guard()
      const over = all()
        .filter(({ finishedAt }) => finishedAt !== undefined && finishedAt < before)
        .filter(({ kind, state }) => !done || (state === 'done' && kind === done.kind))
      for (const { id } of over) jobs.delete(id)
      return over.length
    },
  }
}

const newestFirst = (a: JobCursor, b: JobCursor) =>
  b.createdAt - a.createdAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1)
