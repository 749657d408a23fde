import type { Job, JobEnd, WorkerMessage } from '../../../shared/runner/jobs.ts'
import { unpack } from './archive.ts'
import { type PrivatePort, serveJobs } from './private-port.ts'
import { bootPyodide, type Pyodide } from './pyodide-boot.ts'

const PAGE_BYTES = 65_536

/** Runs Python in an interpreter of its own. */
serveJobs(async ({ files, bundles }, port) => {
  const memory = { limit: Number.POSITIVE_INFINITY, refused: false }
  const pyodide = await bootPyodide(files, {
    mayGrow: (bytes) => {
      if (bytes <= memory.limit + PAGE_BYTES) return true
      memory.refused = true
      return false
    },
  })
  writeTo(pyodide, 'stdout', port.write)
  writeTo(pyodide, 'stderr', port.write)
  const packs = [files['compat.pack'], files['driver.pack'], ...bundles] as ArrayBuffer[]
  for (const pack of packs) unpack(pyodide.FS, pack)
  const runJob = pyodide.pyimport('lectern_driver').run_job
  // What the programs of learners may replace is taken now.
  const { parse, stringify } = JSON
  const tell = (text: string) => port.send(parse(text) as WorkerMessage)

  return (job: Job) => {
    memory.limit = job.limits.memoryBytes
    memory.refused = false
    let end: JobEnd
    try {
      end = parse(runJob(stringify(job), tell)) as JobEnd
    } catch (thrown) {
      end = broken(job, thrown, port)
    }
    if (memory.refused && 'error' in end && end.error?.name === 'MemoryError') {
      end = { type: 'memory', error: end.error }
    }
    port.send({ type: 'end', end })
  }
})

function writeTo(
  pyodide: Pyodide,
  type: 'stdout' | 'stderr',
  write: (type: 'stdout' | 'stderr', text: string) => void,
) {
  // A character may come in two parts.
  const decoder = new TextDecoder()
  const set = type === 'stdout' ? pyodide.setStdout : pyodide.setStderr
  set({
    write: (bytes) => {
      write(type, decoder.decode(bytes, { stream: true }))
      return bytes.length
    },
  })
}

/** The interpreter itself gave up, as it does when memory ends in the middle of its own work. */
function broken(job: Job, thrown: unknown, port: PrivatePort): JobEnd {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const error = { name: 'InterpreterError', message, trace: `The Python interpreter broke off: ${message}` }
  if (job.kind === 'request' || job.kind === 'conversation') return { type: 'error', error }
  if (job.kind === 'program') return { type: 'result', ok: false, exitCode: 1, error }
  port.send({ type: 'test', test: { id: error.name, ok: false, ms: 0, message: error.trace } })
  return { type: 'tests', ok: false }
}
