import { parentPort, workerData } from 'node:worker_threads'
import { verifyDatabase } from './verify.ts'

/** Looks through the whole database beside the running server, and says what it found once. */
parentPort?.postMessage(verifyDatabase((workerData as { file: string }).file))
