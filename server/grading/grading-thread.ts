import type { Worker } from 'node:worker_threads'
import { startThread } from '../start-thread.ts'
import type { Answer, Answers, Ask, Job } from './grading-jobs.ts'

/** What is under way when the server stops gets this long. */
const CLOSE_MS = 2_000

/** The thread of sandboxes, started by the first job. */
export class GradingThread {
  private worker: Worker | undefined
  private readonly waiting = new Map<
    number,
    { resolve(value: Answers[Job['kind']]): void; reject(error: Error): void }
  >()
  private ids = 0

  /**
   * @param limitMs after it the thread is ended, and with it all that it works at
   * @throws Error in words when it cannot be done, or took too long
   */
  run<K extends Job['kind']>(job: Extract<Job, { kind: K }>, limitMs: number): Promise<Answers[K]> {
    const worker = this.worker ?? this.start()
    const id = ++this.ids
    return new Promise<Answers[K]>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.fail(worker, new Error('it took too long'))
        void worker.terminate()
      }, limitMs)
      const done = <A extends unknown[]>(then: (...given: A) => void) => {
        return (...given: A) => {
          clearTimeout(timer)
          this.waiting.delete(id)
          then(...given)
        }
      }
      this.waiting.set(id, { resolve: done(resolve as (value: unknown) => void), reject: done(reject) })
      worker.postMessage({ ...job, id } satisfies Ask)
    })
  }

  async close(): Promise<void> {
    const { worker } = this
    if (!worker) return
    this.worker = undefined
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.postMessage('close')
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())])
    await worker.terminate()
  }

  private start(): Worker {
    const worker = startThread(import.meta.url, 'grading-jobs')
    this.worker = worker
    worker.on('message', (answer: Answer) => {
      const asked = this.waiting.get(answer.id)
      if ('error' in answer) asked?.reject(new Error(answer.error))
      else asked?.resolve(answer.value)
    })
    worker.on('error', (error) => this.fail(worker, error))
    worker.on('exit', () => this.fail(worker, new Error('the thread of sandboxes ended')))
    worker.unref()
    return worker
  }

  /** All that it worked at is lost with it; the next job starts another. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = undefined
    for (const { reject } of [...this.waiting.values()]) reject(error)
  }
}
