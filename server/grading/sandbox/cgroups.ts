import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** What one sandbox may take at most. */
export interface GroupLimits {
  memoryBytes: number
  processes: number
}

/** A control group for one sandbox: joined before anything runs in it, removed after its end. */
export interface Group {
  /** Files to which a process writes its number to join. */
  joins: string[]
  remove(): void
}

/** Which kind of control groups this process may make; `undefined`: none, only the limits of processes hold. */
export type GroupKind = 'v1' | 'v2' | undefined

const ROOT = '/sys/fs/cgroup'
const NAME = 'lectern'

export function groupKind(): GroupKind {
  if (existsSync(join(ROOT, 'cgroup.controllers'))) return makeV2() ? 'v2' : undefined
  return ['memory', 'pids'].every((name) => writable(join(ROOT, name))) ? 'v1' : undefined
}

/** Controllers must be handed down before a group of ours can use them. */
function makeV2(): boolean {
  try {
    const parent = join(ROOT, NAME)
    mkdirSync(parent, { recursive: true })
    const enable = '+memory +pids'
    writeFileSync(join(ROOT, 'cgroup.subtree_control'), enable)
    writeFileSync(join(parent, 'cgroup.subtree_control'), enable)
    return true
  } catch {
    return false
  }
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return existsSync(join(folder, 'cgroup.procs'))
  } catch {
    return false
  }
}

/** Removes groups that servers left behind which were killed. @param isAlive by the number of a process */
export function sweepGroups(kind: 'v1' | 'v2', isAlive: (pid: number) => boolean): void {
  const folders = kind === 'v2' ? [join(ROOT, NAME)] : [join(ROOT, 'memory'), join(ROOT, 'pids')]
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const pid = /^lectern-(\d+)-\d+$/.exec(name)?.[1]
      if (pid && !isAlive(Number(pid))) removeSoon(join(folder, name), 0)
    }
  }
}

/** @param name of the process that makes it, `<pid>-<n>` @throws Error when the kernel refuses */
export function makeGroup(kind: 'v1' | 'v2', name: string, { memoryBytes, processes }: GroupLimits): Group {
  if (kind === 'v2') {
    const folder = join(ROOT, NAME, `${NAME}-${name}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'memory.max'), String(memoryBytes))
    write(join(folder, 'memory.swap.max'), '0')
    writeFileSync(join(folder, 'pids.max'), String(processes))
    return groupOf([folder])
  }
  const memory = join(ROOT, 'memory', `${NAME}-${name}`)
  const pids = join(ROOT, 'pids', `${NAME}-${name}`)
  mkdirSync(memory)
  mkdirSync(pids)
  writeFileSync(join(memory, 'memory.limit_in_bytes'), String(memoryBytes))
  write(join(memory, 'memory.memsw.limit_in_bytes'), String(memoryBytes))
  writeFileSync(join(pids, 'pids.max'), String(processes))
  return groupOf([memory, pids])
}

/** Kernels without accounting of swap have no such file. */
function write(file: string, text: string): void {
  if (existsSync(file)) writeFileSync(file, text)
}

const REMOVE_TRIES = 50
const REMOVE_WAIT_MS = 100

function groupOf(folders: readonly string[]): Group {
  return {
    joins: folders.map((folder) => join(folder, 'cgroup.procs')),
    remove: () => {
      for (const folder of folders) removeSoon(folder, REMOVE_TRIES)
    },
  }
}

/** A group whose last process is just ending cannot be removed yet. */
function removeSoon(folder: string, tries: number): void {
  try {
    for (const pid of readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL')
    }
    rmdirSync(folder)
  } catch {
    if (tries > 0 && existsSync(folder)) setTimeout(removeSoon, REMOVE_WAIT_MS, folder, tries - 1)
  }
}
