import type { BootMessage, Job, WorkerMessage } from '../../../shared/runner/jobs.ts'

type Answer = (message: WorkerMessage) => void

/**
 * One worker with a private port. What the worker says over the port is believed, because the program in it never
 * gets hold of the port; what comes over the worker's own `postMessage` is not even listened to.
 */
export class WorkerSlot {
  /** Settles when it is ready for its first job. */
  readonly booted: Promise<void>
  private readonly worker: Worker
  private readonly port: MessagePort
  private answer: Answer | undefined

  /** @param bootMs a boot that takes longer has failed */
  constructor(url: string, boot: BootMessage, bootMs: number) {
    this.worker = new Worker(url)
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    this.booted = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`it did not start within ${bootMs / 1000} s`)), bootMs)
      this.worker.onerror = (event) => reject(new Error(event.message || 'its script cannot be run'))
      port1.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
        if (data.type === 'booted') resolve()
        else if (data.type === 'boot-failed') reject(new Error(data.message))
        else this.answer?.(data)
        if (data.type === 'booted' || data.type === 'boot-failed') clearTimeout(timer)
      }
    })
    this.worker.postMessage(boot, [port2])
  }

  /** Sends a job; its messages go to `answer` until the next job. */
  send(job: Job, answer: Answer): void {
    this.answer = answer
    this.port.postMessage(job)
  }

  terminate(): void {
    this.answer = undefined
    this.worker.terminate()
    this.port.close()
  }
}
