import { type Engine, type Job, type Setup, setupKey } from '../../shared/runner/jobs.ts'
import type { FrameMessage, JobEvent, PageMessage } from './protocol.ts'

/** The frame's thread only passes messages on: if it is silent for so long, the browser has ended it. */
const SILENCE_MS = 5_000
const PING_MS = 1_000
/** A frame that does not answer its first message by then has not loaded. */
const GREETING_MS = 15_000

/** An event of a job, or that the browser ended the frame under it. */
export type Signal = JobEvent | { type: 'crashed' }

const ON_THE_WAY = new Set<JobEvent['type']>(['started', 'stdout', 'stderr', 'testing', 'test'])

interface Waiting {
  promise: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

/** The hidden frame that programs run in, seen from the page. It is made once; when it dies, a new one is needed. */
export class Sandbox {
  private readonly frame = document.createElement('iframe')
  private readonly port: Promise<MessagePort>
  private readonly onDeath: () => void
  private readonly runs = new Map<number, (event: Signal) => void>()
  private readonly waiting = new Map<string, Waiting>()
  /** Files that the frame has, or is being given, by engine and name. */
  private readonly supplied = new Map<string, Promise<void>>()
  private watch: ReturnType<typeof setInterval> | undefined
  private lastLook = 0
  /** When the first ping went out that nothing has come back for. */
  private unanswered: number | undefined
  private pings = 0
  private ids = 0
  private close: (() => void) | undefined

  /**
   * @param address of the frame's page
   * @param onDeath called once, after every run was told
   */
  constructor(address: string, onDeath: () => void) {
    this.onDeath = onDeath
    const { frame } = this
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.setAttribute('aria-hidden', 'true')
    frame.tabIndex = -1
    frame.title = 'Sandbox for running code'
    frame.style.display = 'none'
    this.port = new Promise((resolve, reject) => {
      const silent = () => reject(new Error('its page did not load; is the server there?'))
      const timer = setTimeout(silent, GREETING_MS)
      frame.addEventListener(
        'load',
        () =>
          this.connect((port) => {
            clearTimeout(timer)
            resolve(port)
          }),
        { once: true },
      )
    })
    this.port.catch(() => this.die())
    frame.src = address
    document.body.append(frame)
  }

  /**
   * Gives the frame files of an engine, each once.
   * @param names what the frame calls them, and their addresses
   * @throws Error in words when one cannot be had; it is tried again the next time
   */
  async supply(
    engine: Engine,
    names: ReadonlyMap<string, string>,
    load: (address: string) => Promise<ArrayBuffer>,
  ): Promise<void> {
    const all = [...names].map(([name, address]) => {
      const key = `${engine}/${name}`
      const known = this.supplied.get(key)
      if (known) return known
      const given = this.give(engine, name, load(address))
      this.supplied.set(key, given)
      given.catch(() => this.supplied.delete(key))
      return given
    })
    await Promise.all(all)
  }

  /** Boots a worker in reserve; its files must be there. */
  async reserve(engine: Engine, setup: Setup): Promise<void> {
    const key = setupKey(engine, setup)
    const known = this.waiting.get(key)
    if (known) return known.promise
    let settle: Omit<Waiting, 'promise'> | undefined
    const promise = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject }
    })
    if (settle) this.waiting.set(key, { ...settle, promise })
    this.post({ type: 'reserve', engine, setup })
    this.watchFrame()
    return promise.finally(() => this.waiting.delete(key))
  }

  /** Starts a job; its files must be there. @returns ends it */
  run(
    engine: Engine,
    setup: Setup,
    job: Job,
    app: string | undefined,
    emit: (event: Signal) => void,
  ): () => void {
    const id = ++this.ids
    this.runs.set(id, emit)
    this.post({ type: 'run', id, engine, setup, job, ...(app === undefined ? {} : { app }) })
    this.watchFrame()
    return () => {
      if (this.runs.has(id)) this.post({ type: 'stop', id })
    }
  }

  stopApp(): void {
    this.post({ type: 'stop-app' })
  }

  remove(): void {
    clearInterval(this.watch)
    this.close?.()
    this.frame.remove()
    const left = [...this.runs.values()]
    this.runs.clear()
    const gone = new Error('the sandbox was removed')
    for (const { reject } of this.waiting.values()) reject(gone)
    for (const emit of left)
      emit({ type: 'failed', code: 'unavailable', message: 'The sandbox was removed.' })
  }

  private async give(engine: Engine, name: string, bytes: Promise<ArrayBuffer>): Promise<void> {
    const file = await bytes
    const port = await this.port
    port.postMessage({ type: 'files', engine, files: { [name]: file } } satisfies PageMessage, [file])
  }

  private connect(greeted: (port: MessagePort) => void): void {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
      if (data.type === 'hello') greeted(port1)
      else this.receive(data)
    }
    // An opaque origin has no name that could be asked for; the frame is our own and nothing in it navigates.
    this.frame.contentWindow?.postMessage('port', '*', [port2])
    this.close = () => port1.close()
  }

  private receive(message: FrameMessage): void {
    this.unanswered = undefined
    if (message.type === 'booted') this.waiting.get(message.key)?.resolve()
    else if (message.type === 'boot-failed') {
      this.waiting.get(message.key)?.reject(new Error(message.message))
    } else if (message.type === 'event') {
      const emit = this.runs.get(message.id)
      if (!ON_THE_WAY.has(message.event.type)) this.runs.delete(message.id)
      emit?.(message.event)
    }
  }

  private post(message: PageMessage): void {
    // A frame that never loaded has told its runs already.
    this.port.then((port) => port.postMessage(message)).catch(() => undefined)
  }

  /** While anything runs or boots, the frame must give signs of life. */
  private watchFrame(): void {
    if (this.watch !== undefined) return
    this.lastLook = performance.now()
    this.unanswered = undefined
    this.watch = setInterval(() => this.look(), PING_MS)
  }

  private look(): void {
    const now = performance.now()
    // This page itself slept: the answer may be waiting behind us.
    if (now - this.lastLook > 2 * PING_MS) this.unanswered = undefined
    this.lastLook = now
    if (this.runs.size + this.waiting.size === 0) {
      clearInterval(this.watch)
      this.watch = undefined
    } else if (this.unanswered === undefined) {
      this.unanswered = now
      this.post({ type: 'ping', count: ++this.pings })
    } else if (now - this.unanswered > SILENCE_MS) this.die()
  }

  private die(): void {
    const left = [...this.runs.values()]
    this.runs.clear()
    this.remove()
    for (const emit of left) emit({ type: 'crashed' })
    this.onDeath()
  }
}
