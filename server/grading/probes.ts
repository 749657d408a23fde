import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { Sandbox, type SandboxKit } from './sandbox/sandbox.ts'

/**
 * Programs that try to break out of the sandbox or to use up the machine. They are run with all that Node can do, as if
 * a learner's program had left its engine. The sandbox counts as one only where every attempt fails.
 */

export interface ProbeResult {
  /** What must hold. */
  title: string
  held: boolean
  /** What was seen. */
  detail: string
}

interface Probe {
  title: string
  /** JavaScript; its default export is what it found out. */
  program(facts: { port: number; mark: string }): string
  /** Time that it is given, where it is not meant to end by itself. */
  ms?: number
  /** @param said what the program found out; undefined where it was ended. @returns what is wrong */
  judge(said: unknown, facts: { mark: string; connections: number }): string | undefined
}

/** Time for a program that ends by itself, one way or the other. */
const PROBE_MS = 8_000
const CONNECT_MS = 1_000
/** The kernel ends the processes of a sandbox one by one. */
const GONE_MS = 2_000
const GONE_STEP_MS = 50
/** Tasks; each process of Node has about ten. */
const MANY = 400
const MEMORY_MB = 3_000
const DISK_MB = 64

/** Runs a function and says how it ended. */
const ATTEMPT = `const attempt = async (work) => { try { return 'did: ' + String(await work()).slice(0, 200) } catch (error) { return error.code ?? error.message } }
`

const PROBES: Probe[] = [
  {
    title: 'Files of this machine cannot be read',
    program: () => `${ATTEMPT}import { readFileSync, readdirSync } from 'node:fs'
export default Promise.all(['/etc/passwd', '/etc/hostname', '/root', '/home', '/var', '/proc/1/root/etc/passwd'].map((path) => attempt(() => path.includes('.') || path.includes('etc') ? readFileSync(path) : readdirSync(path))))`,
    judge: allFailed,
  },
  {
    title: 'Nothing can be written but a small folder of its own',
    program: () => `${ATTEMPT}import { appendFileSync, writeFileSync } from 'node:fs'
const chunk = Buffer.alloc(1 << 20)
const filled = await attempt(() => { for (let n = 0; n < ${DISK_MB}; n++) writeFileSync('/tmp/' + n, chunk); return 'all' })
export default Promise.all([filled, ...['/x', '/sandbox/x', '/usr/lib/x', '/sandbox/runner/manifest.json', '/sandbox/app/package.json'].map((path) => attempt(() => appendFileSync(path, 'x')))])`,
    judge: allFailed,
  },
  {
    title: 'The environment of the server cannot be read',
    program: () => `import { readdirSync, readFileSync } from 'node:fs'
const found = []
for (const pid of readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
  try { found.push(...readFileSync('/proc/' + pid + '/environ', 'utf8').split('\\0').filter(Boolean)) } catch {}
}
export default found`,
    judge: (said) => {
      const own = /^(PWD|HOSTNAME|SHLVL|_|container)=/
      const foreign = Array.isArray(said) ? said.filter((one) => !own.test(String(one))) : ['no answer']
      return foreign.length > 0
        ? `found ${foreign.map((one) => String(one).split('=')[0]).join(', ')}`
        : undefined
    },
  },
  {
    title: 'There is no network, not even to this machine',
    program: ({ port }) => `${ATTEMPT}import { connect } from 'node:net'
import { lookup } from 'node:dns/promises'
const reach = (host, port) => attempt(() => new Promise((resolve, reject) => { const socket = connect({ host, port, timeout: ${CONNECT_MS} }); socket.on('connect', resolve).on('error', reject).on('timeout', () => reject(new Error('timeout'))) }))
export default Promise.all([reach('127.0.0.1', ${port}), reach('::1', ${port}), reach('1.1.1.1', 53), attempt(() => lookup('example.org'))])`,
    judge: (said, { connections }) => (connections > 0 ? 'a connection came through' : allFailed(said)),
  },
  {
    title: 'It has no rights, gains none, and its system calls are filtered',
    program: () => `import { readFileSync } from 'node:fs'
const status = readFileSync('/proc/self/status', 'utf8')
const of = (name) => new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status)?.[1]
export default { CapEff: of('CapEff'), CapBnd: of('CapBnd'), NoNewPrivs: of('NoNewPrivs'), Seccomp: of('Seccomp'), uid: process.getuid() }`,
    judge: (said) => {
      const { CapEff, NoNewPrivs, Seccomp, uid } = (said ?? {}) as Record<string, unknown>
      const wrong = [
        ...(/^0+$/.test(String(CapEff)) ? [] : [`capabilities ${CapEff}`]),
        ...(NoNewPrivs === '1' ? [] : ['it can gain rights']),
        ...(Seccomp === '2' ? [] : ['no filter of system calls']),
        ...(uid === 0 ? ['it is root'] : []),
      ]
      return wrong.length > 0 ? wrong.join(', ') : undefined
    },
  },
  {
    title: 'Other processes are neither seen nor reached',
    program: () => `${ATTEMPT}import { readdirSync } from 'node:fs'
const seen = readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length
export default [seen <= 4 ? 'only its own' : 'did: see ' + seen, await attempt(() => { process.kill(1, 'SIGKILL'); return 'sent' }).then((said) => (said === 'did: sent' ? 'its own first process' : said))]`,
    judge: allFailed,
  },
  {
    title: 'A program that starts more and more of itself is stopped',
    program: ({ mark }) => `import { spawn } from 'node:child_process'
let started = 0
const one = () => new Promise((resolve) => { const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '${mark}'], { stdio: 'ignore', detached: true }); child.on('spawn', () => { started++; resolve(true) }).on('error', () => resolve(false)) })
while (started < ${MANY} && (await one()));
export default started`,
    judge: (said) =>
      typeof said === 'number' && said >= MANY ? `${said} processes were started` : undefined,
  },
  {
    title: 'A program that takes more and more memory is stopped',
    program: () => `const kept = []
while (kept.length * 16 < ${MEMORY_MB}) { kept.push(Buffer.alloc(16 << 20, 1)); await null }
export default kept.length * 16`,
    judge: (said) => (typeof said === 'number' ? `it got ${said} MB` : undefined),
  },
  {
    title: 'A program that writes without end is stopped',
    program: () => `import { writeSync } from 'node:fs'
const chunk = Buffer.alloc(1 << 16, 120)
let sent = 0
while (sent < 256 << 20) sent += writeSync(1, chunk)
export default sent`,
    judge: (said) => (said === undefined ? undefined : 'it wrote 256 MB'),
  },
  {
    title: 'A program that never ends is ended, with all that it started',
    program: ({ mark }) => `import { spawn } from 'node:child_process'
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '${mark}'], { stdio: 'ignore', detached: true }).unref()
await new Promise((resolve) => setTimeout(resolve, 500))
for (;;);`,
    ms: 2_000,
    judge: () => undefined,
  },
]

/** Runs all probes, one after another. @param onResult is told of each as soon as it is known */
export async function runProbes(
  kit: SandboxKit,
  onResult: (result: ProbeResult) => void = () => undefined,
): Promise<ProbeResult[]> {
  let connections = 0
  const listener = createServer((socket) => {
    connections++
    socket.destroy()
  })
  const port = await listen(listener)
  const results: ProbeResult[] = []
  try {
    for (const { title, program, judge, ms = PROBE_MS } of PROBES) {
      const mark = `lectern-probe-${randomBytes(8).toString('hex')}`
      const came = await runProbe(kit, program({ port, mark }), ms)
      const wrong =
        came.failed ??
        judge(came.said, { mark, connections }) ??
        ((await isLeftBehind(mark)) ? 'a process was left behind' : undefined)
      const result = { title, held: wrong === undefined, detail: wrong ?? 'held' }
      results.push(result)
      onResult(result)
    }
  } finally {
    listener.close()
  }
  return results
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** @returns what the program said before it was ended; `failed`: that it could not be run at all */
async function runProbe(
  kit: SandboxKit,
  probe: string,
  ms: number,
): Promise<{ said?: unknown; failed?: string }> {
  const sandbox = new Sandbox(kit, { files: {}, bundles: [], probe })
  let began = false
  const came = await new Promise<{ said?: unknown; failed?: string }>((resolve) => {
    const timer = setTimeout(resolve, ms, {})
    const end = (value: { said?: unknown; failed?: string }) => {
      clearTimeout(timer)
      resolve(value)
    }
    sandbox.listen(
      (message) => {
        if (message.type === 'probed') end({ said: message.value })
        // The program itself broke off, which is how most attempts end.
        else if (message.type === 'boot-failed') end({ said: message.message })
        else if (message.type === 'started') began = true
      },
      () => end(began ? {} : { failed: 'the sandbox could not be started' }),
    )
  })
  await sandbox.kill()
  return came
}

/** An attempt that did what it tried. */
function allFailed(said: unknown): string | undefined {
  if (!Array.isArray(said)) return `no answer: ${JSON.stringify(said)}`
  const done = said.filter((one) => String(one).startsWith('did: '))
  return done.length > 0 ? done.join('; ') : undefined
}

/** Whether something that a probe had started still runs a while after its end. */
async function isLeftBehind(mark: string): Promise<boolean> {
  for (let waited = 0; waited < GONE_MS; waited += GONE_STEP_MS) {
    if (!isRunning(mark)) return false
    await new Promise((resolve) => setTimeout(resolve, GONE_STEP_MS))
  }
  return true
}

function isRunning(mark: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark)
    } catch {
      // It has just ended.
      return false
    }
  })
}
