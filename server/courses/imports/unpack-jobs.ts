import { parentPort, workerData } from 'node:worker_threads'
import { type Unpacked, type Unpacking, unpack } from './unpack.ts'

/** What the thread says once before it ends. */
export type UnpackAnswer = { unpacked: Unpacked } | { error: unknown }

async function answer(): Promise<UnpackAnswer> {
  try {
    return { unpacked: await unpack(workerData as Unpacking) }
  } catch (error) {
    return { error }
  }
}

parentPort?.postMessage(await answer())
