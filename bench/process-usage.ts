import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../tests/faults/eventually.ts'

/** CPU time of a process so far, all threads that still run, user and system, in µs (Linux). */
export function cpuMicros(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  return threads.reduce((sum, thread) => {
    // The first field is the time on the CPU in ns; /proc/<pid>/stat counts only in hundredths of a second.
    const [nanos] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    return sum + Number(nanos) / 1e3
  }, 0)
}

/** Resident memory of a process in bytes, now and at its highest (Linux). */
export function memory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const bytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') }
}

/** Loads a module that makes a process collect its garbage on SIGUSR2. */
export const COLLECTING = ['--import', new URL('./collect-garbage.mjs', import.meta.url).href]

/** Memory of a process started with `COLLECTING` once its garbage is gone: what it really needs. */
export async function settledMemory(pid: number): Promise<number> {
  for (let round = 1; round <= 3; round++) {
    process.kill(pid, 'SIGUSR2')
    // The process says nothing back; a collection of a heap of this size takes a fraction of this.
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  return memory(pid).now
}

/**
 * Bytes that a process started with `COLLECTING` holds on its main thread once its garbage is gone: objects and
 * buffers. Unlike its resident memory, this does not depend on what it needed before and has not given back.
 */
export async function memoryInUse(pid: number): Promise<number> {
  const answer = join(tmpdir(), `lectern-memory-${pid}.json`)
  let used = Number.NaN
  // What goes by finalizers is gone with the second collection.
  for (let round = 1; round <= 3; round++) {
    writeFileSync(answer, '')
    process.kill(pid, 'SIGUSR2')
    await eventually('the process says what it uses', () => readFileSync(answer, 'utf8').endsWith('}'))
    const { heapUsed, external } = JSON.parse(readFileSync(answer, 'utf8')) as NodeJS.MemoryUsage
    used = heapUsed + external
  }
  rmSync(answer)
  return used
}
