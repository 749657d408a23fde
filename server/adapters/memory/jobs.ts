import type { Job, JobStore } from '../../ports/jobs.ts'

/** Jobs in memory. @param guard throws while nothing can be written */
export function memoryJobs(guard: () => void): JobStore {
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
  const isDue = (kinds: readonly string[]) =>
    all()
      .filter(({ state, kind }) => state === 'waiting' && kinds.includes(kind))
      .sort((a, b) => a.runAt - b.runAt || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return {
    async add(job) {
      guard()
      if (isTaken(job.key) || jobs.has(job.id)) return false
      jobs.set(job.id, structuredClone({ ...job, state: 'waiting', attempts: 0 }))
      return true
    },
    async find(id) {
      return structuredClone(jobs.get(id))
    },
    async list({ account, kind, state, after, limit }) {
      return all()
        .filter((job) => account === undefined || job.account === account)
        .filter((job) => kind === undefined || job.kind === kind)
        .filter((job) => state === undefined || job.state === state)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .filter(
          (job) =>
            !after ||
            job.createdAt < after.createdAt ||
            (job.createdAt === after.createdAt && job.id < after.id),
        )
        .slice(0, limit)
    },
    async claim(kinds, now) {
      const [job] = isDue(kinds).filter(({ runAt }) => runAt <= now)
      if (!job) return undefined
      const begun = { ...job, state: 'running', attempts: job.attempts + 1, startedAt: now } as const
      change(job, begun)
      return begun
    },
    async nextDue(kinds) {
      return isDue(kinds)[0]?.runAt
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
    async forget(before) {
      guard()
      const over = all().filter(({ finishedAt }) => finishedAt !== undefined && finishedAt < before)
      for (const { id } of over) jobs.delete(id)
      return over.length
    },
  }
}
