import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job, WorkerMessage } from '../../../shared/runner/jobs.ts'
import type { HostBoot } from '../sandbox-host.ts'
import { type GroupKind, groupKind, makeGroup, sweepGroups } from './cgroups.ts'
import { findTools, RUNNER_FOLDER, sandboxCommand, type Tools } from './command.ts'
import { seccompFilter } from './seccomp.ts'

/** What a process in a sandbox may take. */
const MEMORY_BYTES = 1_073_741_824
const PROCESSES = 64
const CPU_SECONDS = 60
/** All that it may write, whatever it is; the worker itself holds output to less. */
const OUTPUT_BYTES = 8 * 1_048_576
/** A boot that takes longer has failed. */
const BOOT_MS = 60_000
/** Users are taken in turn, so that one whose last processes are just ending is not used again at once. */
const USERS = 64

/** What can start sandboxes on this machine. Made once. */
export interface SandboxKit {
  tools: Tools
  groups: GroupKind
  /** File with the filter of system calls. */
  filter: string
  /** Ends the use of the kit. */
  dispose(): void
}

/** @returns in words why there can be no sandbox here */
export function sandboxKit(): { kit: SandboxKit } | { missing: string } {
  const found = findTools()
  if ('missing' in found) return found
  const program = seccompFilter(process.arch)
  if (!program) return { missing: `there is no filter of system calls for ${process.arch}` }
  const groups = groupKind()
  if (groups) sweepGroups(groups, (pid) => existsSync(`/proc/${pid}`))
  const folder = mkdtempSync(join(tmpdir(), 'lectern-sandbox-'))
  const filter = join(folder, 'seccomp.bpf')
  writeFileSync(filter, program)
  return {
    kit: {
      tools: found.tools,
      groups,
      filter,
      dispose: () => rmSync(folder, { recursive: true, force: true }),
    },
  }
}

export type HostMessage = WorkerMessage | { type: 'probed'; value: unknown }
type Boot = Omit<HostBoot, 'word' | 'folder'>

let users = 0

/** One process in a sandbox of its own: booted once, given jobs, and killed. */
export class Sandbox {
  /** Settles when it is ready for its first job. */
  readonly booted: Promise<void>
  private readonly child: ChildProcess
  private readonly word = randomBytes(16).toString('hex')
  private answer: ((message: HostMessage) => void) | undefined
  private readonly ended: Promise<void>
  private line = ''
  private bytes = 0
  private dead = false

  constructor(kit: SandboxKit, boot: Boot) {
    const name = `${process.pid}-${++users}`
    const group = kit.groups
      ? makeGroup(kit.groups, name, { memoryBytes: MEMORY_BYTES, processes: PROCESSES })
      : undefined
    const filter = openSync(kit.filter, 'r')
    const { file, args } = sandboxCommand(kit.tools, {
      slot: users % USERS,
      joins: group?.joins ?? [],
      cpuSeconds: CPU_SECONDS,
      filterFd: 3,
    })
    // What goes wrong before the program has begun is said there; of what comes later nothing is kept.
    this.child = spawn(file, args, {
      env: {},
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', filter],
    })
    closeSync(filter)
    let trouble = ''
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (trouble.length < 2_000) trouble += text
    })
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => {
        trouble ||= error.message
        resolve()
      })
      this.child.once('exit', () => resolve())
    })
    void this.ended.then(() => {
      this.dead = true
      group?.remove()
    })
    this.booted = new Promise((resolve, reject) => {
      const fail = (message: string) => {
        clearTimeout(timer)
        reject(new Error(message))
      }
      const timer = setTimeout(() => fail(`it did not start within ${BOOT_MS / 1000} s`), BOOT_MS)
      void this.ended.then(() => fail(trouble.trim().split('\n').at(-1) || 'it ended while it started'))
      this.answer = (message) => {
        if (message.type === 'boot-failed') fail(message.message)
        else if (message.type === 'booted') {
          clearTimeout(timer)
          resolve()
        }
      }
    })
    // Heard by whoever takes it.
    this.booted.catch(() => this.kill())
    this.child.stdin?.on('error', () => undefined)
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.read(text))
    this.write({ ...boot, word: this.word, folder: RUNNER_FOLDER } satisfies HostBoot)
  }

  /**
   * Sends a job; its messages go to `answer` until the next one.
   * @param gone called when the sandbox ends under it
   */
  send(job: Job, answer: (message: HostMessage) => void, gone: () => void): void {
    this.listen(answer, gone)
    this.write(job)
  }

  /** Takes what a probe says. */
  listen(answer: (message: HostMessage) => void, gone: () => void): void {
    this.answer = answer
    void this.ended.then(gone)
  }

  get isDead(): boolean {
    return this.dead
  }

  /** Ends it with everything in it. @returns when it is gone */
  kill(): Promise<void> {
    this.answer = undefined
    const { pid } = this.child
    if (!this.dead && pid !== undefined) {
      try {
        // Bubblewrap is the first process of its namespace: with it the kernel ends all the others.
        process.kill(-pid, 'SIGKILL')
      } catch {
        // It ended by itself in this moment.
      }
    }
    return this.ended
  }

  private write(message: unknown): void {
    this.child.stdin?.write(`${JSON.stringify(message)}\n`)
  }

  private read(text: string): void {
    this.bytes += text.length
    if (this.bytes > OUTPUT_BYTES) {
      void this.kill()
      return
    }
    const lines = (this.line + text).split('\n')
    this.line = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith(this.word)) this.answer?.(JSON.parse(line.slice(this.word.length)) as HostMessage)
    }
  }
}
