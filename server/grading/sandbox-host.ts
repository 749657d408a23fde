import { readFileSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { constants, runInThisContext } from 'node:vm'
import { applyDelta } from '../../shared/runner/memory-delta.ts'

/**
 * The process inside a sandbox. It takes the place of a browser's worker: runs the same script with the same engine, and
 * speaks lines of JSON. The first line in says what to boot, each further one is a job; each line out begins with a
 * word that only this process and the one that started it know, so that what a program writes there is not believed.
 */

/** The first line. */
export interface HostBoot {
  /** Begins every line out. */
  word: string
  /** Folder of the runner. */
  folder: string
  /** What the worker calls its files, and their names in the folder. */
  files: Record<string, string>
  bundles: readonly string[]
  delta?: string
  /** In place of all that: a program that is run as it stands, to try what could be done in here. */
  probe?: string
}

interface ErrorLike {
  preventDefault(): void
}

interface Scope {
  onmessage?: ((event: MessageEvent) => void) | null
  WebAssembly: { compile(bytes: ArrayBuffer): Promise<unknown> }
}

const scope = globalThis as unknown as Scope
// Taken now: what programs may replace later.
const { stringify, parse } = JSON
const host = process
const listeners = new Map<string, (event: ErrorLike) => void>()
let port:
  | { onmessage: ((event: MessageEvent) => void) | null; postMessage(message: unknown): void }
  | undefined

let waiting = ''
host.stdin.setEncoding('utf8')
host.stdin.on('data', (text) => {
  const lines = (waiting + text).split('\n')
  waiting = lines.pop() ?? ''
  for (const line of lines) {
    if (port) port.onmessage?.(new MessageEvent('message', { data: parse(line) }))
    else begin(parse(line) as HostBoot)
  }
})
host.stdin.on('end', () => host.exit())
host.on('uncaughtException', (error) => tell('error', { error }))
host.on('unhandledRejection', (reason) => tell('unhandledrejection', { reason }))

function tell(type: string, facts: object): void {
  listeners.get(type)?.({ preventDefault: () => undefined, ...facts })
}

function begin(given: HostBoot): void {
  const send = (message: unknown) => {
    // The pipe takes what it can at once; a line must go out whole.
    const bytes = Buffer.from(`${given.word}${stringify(message)}\n`)
    for (let at = 0; at < bytes.length; at += writeSync(1, bytes, at));
  }
  port = { onmessage: null, postMessage: send }
  boot(given, port).catch((error: Error) => send({ type: 'boot-failed', message: error.message }))
}

async function boot(
  { folder, files: names, bundles, delta, probe }: HostBoot,
  { postMessage: send }: { postMessage(message: unknown): void },
): Promise<void> {
  if (probe !== undefined) {
    send({ type: 'started' })
    const run = (await import(`data:text/javascript,${encodeURIComponent(probe)}`)) as { default: unknown }
    send({ type: 'probed', value: await run.default })
    return
  }
  const read = (name: string): ArrayBuffer => {
    const bytes = readFileSync(`${folder}/${name}`)
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  }
  const files: Record<string, unknown> = {}
  let worker = ''
  for (const [name, file] of Object.entries(names)) {
    if (name === 'worker') worker = readFileSync(`${folder}/${file}`, 'utf8')
    else if (name.endsWith('.mjs')) files[name] = pathToFileURL(`${folder}/${file}`).href
    else if (name.endsWith('.wasm')) files[name] = await scope.WebAssembly.compile(read(file))
    else files[name] = read(file)
  }
  if (delta) files.snapshot = applyDelta(files.snapshot as ArrayBuffer, read(delta))
  becomeWorker()
  runInThisContext(worker, { importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER })
  const first = new MessageEvent('message', { data: { files, bundles: bundles.map(read) } })
  Object.defineProperty(first, 'ports', { value: [port] })
  scope.onmessage?.(first)
}

/** Puts the names of a browser's worker in the place of those of Node, as far as engines ask for them. */
function becomeWorker(): void {
  const { setTimeout: timeout, setInterval: interval, clearTimeout: clear } = globalThis
  const numbered =
    (timer: typeof setTimeout | typeof setInterval) =>
    (...given: Parameters<typeof setTimeout>) =>
      Number(timer(...given))
  const given = {
    self: globalThis,
    location: new URL('https://files.invalid/worker.js'),
    WorkerGlobalScope: { [Symbol.hasInstance]: () => true },
    addEventListener: (type: string, listener: (event: ErrorLike) => void) => listeners.set(type, listener),
    setTimeout: numbered(timeout),
    setInterval: numbered(interval),
    clearTimeout: (id: number) => clear(id),
    clearInterval: (id: number) => clear(id),
  }
  for (const [name, value] of Object.entries(given)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  // Engines ask for it to find out where they are. Node's own classes go on using the other names.
  Reflect.deleteProperty(globalThis, 'process')
}
