import { once } from 'node:events'
import { err, ok, type Result } from '../../../shared/result.ts'
import { startThread } from '../../start-thread.ts'
import type { TooMuch } from '../course-thread.ts'
import type { Unpacked, Unpacking } from './unpack.ts'
import type { UnpackAnswer } from './unpack-jobs.ts'

/** An archive comes from somebody else: what takes more is ended. */
const MEMORY_MB = 256
const UNPACK_MS = 5 * 60_000

/**
 * Unpacks a course on a thread of its own, so that it holds up nobody.
 * @param signal ends it, as does its time; what was unpacked so far stays on the disk
 * @throws what the disk throws, with its `code`; the reason of `signal`
 */
export async function unpackBeside(
  work: Unpacking,
  signal: AbortSignal,
  limitMs = UNPACK_MS,
): Promise<Result<Unpacked, TooMuch>> {
  signal.throwIfAborted()
  const worker = startThread(import.meta.url, 'unpack-jobs', {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const limit = AbortSignal.timeout(limitMs)
  try {
    const ends = { signal: AbortSignal.any([signal, limit]) }
    const [answer] = (await once(worker, 'message', ends)) as [UnpackAnswer]
    if ('error' in answer) throw Object.assign(new Error(answer.error.message), { code: answer.error.code })
    return ok(answer.unpacked)
  } catch (error) {
    signal.throwIfAborted()
    if (limit.aborted) return err('time')
    if (Object(error).code === 'ERR_WORKER_OUT_OF_MEMORY') return err('memory')
    throw error
  } finally {
    await worker.terminate()
  }
}
