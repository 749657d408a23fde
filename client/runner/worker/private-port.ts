import type { BootMessage, Job, WorkerMessage } from '../../../shared/runner/jobs.ts'
import { OutputMeter } from '../output-meter.ts'

/**
 * What a program could send messages or start further workers by. The policy of the frame forbids it all network
 * already; here the names go, so that a program is told plainly that there is none.
 */
const REMOVED = [
  'postMessage',
  'importScripts',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'indexedDB',
  'caches',
  'close',
]

/** The worker's side of its private port. Made before any program runs; no program can reach what it holds. */
export interface PrivatePort {
  send(message: WorkerMessage): void
  /** Sends output as far as the job's limits go. */
  write(type: 'stdout' | 'stderr', text: string): void
}

/**
 * Waits for the first message, boots, and from then on handles one job after another.
 * @param boot makes the engine ready. @returns what runs a job; it never rejects
 */
export function serveJobs(
  boot: (given: BootMessage, port: PrivatePort) => Promise<(job: Job) => void | Promise<void>>,
): void {
  self.onmessage = async (event: MessageEvent<BootMessage>) => {
    self.onmessage = null
    const [port] = event.ports
    if (!port) throw new Error('the first message brings no port')
    const link = seal(port)
    try {
      const handle = await boot(event.data, link.port)
      link.listen(handle)
      link.port.send({ type: 'booted' })
    } catch (error) {
      link.port.send({ type: 'boot-failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
}

function seal(port: MessagePort) {
  // Taken now, because a program may put its own functions in the place of the browser's later.
  const send = port.postMessage.bind(port) as (message: WorkerMessage) => void
  const { apply } = Reflect
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get
  if (!dataOf) throw new Error('this browser’s messages have no data')
  const take = OutputMeter.prototype.take
  let meter = new OutputMeter({ outputBytes: 0, outputLines: 0 })
  remove()
  return {
    port: {
      send,
      write: (type: 'stdout' | 'stderr', text: string) => {
        if (meter.over) return
        const kept = apply(take, meter, [text])
        if (kept) send({ type, text: kept })
        // One more character tells the frame that the limit is passed.
        if (meter.over) send({ type, text: '…' })
      },
    },
    listen(handle: (job: Job) => void | Promise<void>) {
      port.onmessage = (event) => {
        const job = apply(dataOf, event, []) as Job
        meter = new OutputMeter(job.limits)
        handle(job)
      }
    },
  }
}

function remove(): void {
  for (const name of REMOVED) {
    for (let at: object | null = self; at; at = Object.getPrototypeOf(at)) Reflect.deleteProperty(at, name)
  }
  Object.defineProperty(self, 'fetch', {
    configurable: true,
    writable: true,
    value: () => Promise.reject(new TypeError('fetch is not available: programs here have no network')),
  })
}
