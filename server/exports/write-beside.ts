import type { SessionId } from '../../shared/ids.ts'
import { startThread } from '../start-thread.ts'

/** What the thread of an export is told. */
export interface ExportOrder {
  /** File of the database. */
  database: string
  session: SessionId
  /** File to write. */
  target: string
  now: number
}

/** What it says back. */
export type ExportReply =
  | { kind: 'progress'; done: number }
  | { kind: 'written' }
  | { kind: 'no-session' }
  | { kind: 'failed'; message: string; code?: string }

/** Folding a log and making its tables takes memory for a while. */
const MEMORY_MB = 1_024

/**
 * `writeExport` on a thread and a connection of its own, so that no class waits for it.
 * @returns false where there is no such session
 * @throws what went wrong there, with the system's `code` where it has one; the reason of `signal`
 */
export function writeBeside(
  order: ExportOrder,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  signal.throwIfAborted()
  const worker = startThread(import.meta.url, 'export-thread', {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return new Promise<boolean>((resolve, reject) => {
    const stop = () => {
      void worker.terminate()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (reply: ExportReply) => {
      if (reply.kind === 'progress') onProgress(reply.done)
      else if (reply.kind === 'failed') reject(Object.assign(new Error(reply.message), { code: reply.code }))
      else resolve(reply.kind === 'written')
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop)
      reject(new Error('The thread of the export ended before it was done.'))
    })
  })
}
