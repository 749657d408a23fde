import { once } from 'node:events'
import { startThread } from '../../start-thread.ts'
import type { Unpacked, Unpacking } from './unpack.ts'
import type { UnpackAnswer } from './unpack-jobs.ts'

/** An archive is code from somebody else: what takes more is ended. */
const MEMORY_MB = 256
const UNPACK_MS = 5 * 60_000

/**
 * Unpacks a course on a thread of its own, so that it holds up nobody.
 * @param signal ends it, as does its time; what was unpacked so far stays on the disk
 * @throws what the disk throws; Error where the time or the memory were not enough
 */
export async function unpackBeside(work: Unpacking, signal: AbortSignal): Promise<Unpacked> {
  const worker = startThread(import.meta.url, 'unpack-jobs', {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(UNPACK_MS)])
    const [answer] = (await once(worker, 'message', { signal: limit })) as [UnpackAnswer]
    if ('error' in answer) throw answer.error
    return answer.unpacked
  } finally {
    await worker.terminate()
  }
}
