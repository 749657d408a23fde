import type { Job, JobEnd } from '../protocol.ts'
import { serveJobs } from './private-port.ts'
import { bootPyodide, type Pyodide } from './pyodide-boot.ts'

const PAGE_BYTES = 65_536

/** Runs Python in an interpreter of its own. */
serveJobs(async (files, port) => {
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
  const scope = pyodide.runPython('{}')
  pyodide.runPython(new TextDecoder().decode(files['driver.py'] as ArrayBuffer), {
    globals: scope,
    filename: '<lectern>',
  })
  const runJob = scope.get('run_job')
  // What the programs of learners may replace is taken now.
  const { parse, stringify } = JSON

  return (job: Job) => {
    memory.limit = job.limits.memoryBytes
    memory.refused = false
    let end: JobEnd
    try {
      end = parse(runJob(stringify(job))) as JobEnd
    } catch (thrown) {
      end = broken(job, thrown)
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
function broken(job: Job, thrown: unknown): JobEnd {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const error = { name: 'InterpreterError', message, trace: `The Python interpreter broke off: ${message}` }
  return job.kind === 'request' ? { type: 'error', error } : { type: 'result', ok: false, exitCode: 1, error }
}
