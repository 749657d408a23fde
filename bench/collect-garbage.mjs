import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

/** Preloaded into the servers that are compared, so that memory is measured without garbage. */
if (isMainThread) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  // Whoever asks what is in use lays an empty file there (process-usage.ts).
  const question = join(tmpdir(), `lectern-memory-${process.pid}.json`)
  process.on('SIGUSR2', () => {
    collect()
    if (existsSync(question)) writeFileSync(question, JSON.stringify(process.memoryUsage()))
  })
}
