import { startThread } from '../../start-thread.ts'
import type { DatabaseReport } from './verify.ts'

/**
 * `verifyDatabase` on a thread of its own, so that a server with years of sessions starts at once and still says
 * what is missing.
 */
export function verifyBeside(file: string): Promise<DatabaseReport> {
  const worker = startThread(import.meta.url, 'verify-thread', { workerData: { file } })
  worker.unref()
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
