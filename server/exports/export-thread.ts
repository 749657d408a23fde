import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteStores } from '../adapters/sqlite/stores.ts'
import type { ExportOrder, ExportReply } from './write-beside.ts'
import { writeExport } from './write-export.ts'

/** Writes one export and ends: the thread that serves sockets neither folds the log nor makes tables of it. */
const { database, ...order } = workerData as ExportOrder
const say = (reply: ExportReply) => parentPort?.postMessage(reply)
/** A message costs more than most parts do. */
const STEP = 0.01

try {
  const stores = await openSqliteStores({ file: database })
  let said = 0
  try {
    const found = await writeExport(stores, order, (done) => {
      if (done - said < STEP) return
      said = done
      say({ kind: 'progress', done })
    })
    say({ kind: found ? 'written' : 'no-session' })
  } finally {
    await stores.close()
  }
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException
  say({ kind: 'failed', message, ...(code === undefined ? {} : { code }) })
}
