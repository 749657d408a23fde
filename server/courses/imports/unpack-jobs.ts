import { parentPort, workerData } from 'node:worker_threads'
import { type Unpacked, type Unpacking, unpack } from './unpack.ts'

/** What the thread says once before it ends. */
export type UnpackAnswer =
  | { unpacked: Unpacked }
  /** With its code, which an error loses on the way between threads. */
  | { error: { message: string; code: string | undefined } }

async function answer(): Promise<UnpackAnswer> {
  try {
    return { unpacked: await unpack(workerData as Unpacking) }
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    return { error: { message, code } }
  }
}

parentPort?.postMessage(await answer())
