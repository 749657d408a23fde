import type { Worker } from 'node:worker_threads'
import { startThread } from '../start-thread.ts'
import type { Answer, Answers, Job } from './course-jobs.ts'

/** A course is code from somebody else: what takes more is ended. */
const MEMORY_MB = 512

/** How long an idle thread is kept: its start and that of the highlighter are what a compile waits for most. */
const IDLE_MS = 5 * 60_000

/** Why there is no answer: the time was up, or the memory or the stack were not enough. */
export type TooMuch = 'time' | 'memory'

/**
 * A thread that works on courses, one job after the other. It is started by the first job, ended when a job takes
 * too much or when none has come for a while, and does not keep the process from ending.
 */
export interface CourseThread {
  /**
   * @param limitMs counted from when the jobs before it are done
   * @throws what the job threw, such as an error of the disk
   */
  run: <K extends Job['kind']>(
    job: Extract<Job, { kind: K }>,
    limitMs: number,
  ) => Promise<{ ok: true; value: Answers[K] } | { ok: false; error: TooMuch }>
}

export function courseThread(): CourseThread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = (thread: Worker | undefined) => {
    if (worker === thread) worker = undefined
    void thread?.terminate()
  }

  const runNow = (job: Job, limitMs: number) =>
    new Promise<Answer>((resolve, reject) => {
      clearTimeout(idle)
      const thread = worker ?? start()
      worker = thread
      const done = () => {
        clearTimeout(limit)
        thread.off('message', onMessage).off('error', onError).off('exit', onExit)
        // One that ends while it is idle, or that fails while it is being ended, is no longer of use to anybody.
        thread.on('error', () => end(thread))
        thread.on('exit', () => end(thread))
      }
      const onMessage = (answer: Answer) => {
        done()
        thread.unref()
        idle = setTimeout(end, IDLE_MS, thread).unref()
        resolve(answer)
      }
      const onError = (error: Error) => {
        done()
        end(thread)
        const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        if (isMemory) resolve({ tooMuch: 'memory' })
        else reject(error)
      }
      const onExit = (code: number) => onError(new Error(`The thread for courses ended with ${code}`))
      const limit = setTimeout(() => {
        done()
        end(thread)
        resolve({ tooMuch: 'time' })
      }, limitMs)
      thread.removeAllListeners().on('message', onMessage).on('error', onError).on('exit', onExit)
      thread.ref()
      thread.postMessage(job)
    })

  return {
    run: async <K extends Job['kind']>(job: Extract<Job, { kind: K }>, limitMs: number) => {
      const mine = last.then(() => runNow(job, limitMs))
      last = mine.catch(() => undefined)
      const answer = await mine
      if ('error' in answer) throw answer.error
      if ('tooMuch' in answer) return { ok: false, error: answer.tooMuch }
      return { ok: true, value: answer.value as Answers[K] }
    },
  }
}

const start = (): Worker =>
  startThread(import.meta.url, 'course-jobs', { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
