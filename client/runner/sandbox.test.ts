import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job, Setup } from '../../shared/runner/jobs.ts'
import { DEFAULT_LIMITS } from '../../shared/runner/types.ts'
import type { FrameMessage, PageMessage } from './protocol.ts'
import { Sandbox, type Signal } from './sandbox.ts'

let host: HTMLElement

/** The frame's side of the port; happy-dom loads no pages, so the test greets in its place. */
class FakeFrame {
  readonly received: PageMessage[] = []
  answers = true
  private readonly port: MessagePort

  constructor() {
    const element = host.querySelector('iframe')
    if (!element) throw new Error('no frame was made')
    const greeted: MessagePort[] = []
    Object.defineProperty(element, 'contentWindow', {
      value: { postMessage: (_: unknown, __: string, ports: MessagePort[]) => greeted.push(...ports) },
    })
    element.dispatchEvent(new Event('load'))
    const [port] = greeted
    if (!port) throw new Error('the page sent no port')
    this.port = port
    this.send({ type: 'hello' })
    port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
      this.received.push(data)
      if (data.type === 'ping' && this.answers) this.send({ type: 'pong', count: data.count })
    }
  }

  send(message: FrameMessage): void {
    this.port.postMessage(message)
  }
}

const job: Job = { kind: 'program', files: [], entry: 'main.js', limits: DEFAULT_LIMITS, absent: {} }
const setup: Setup = { bundles: [] }

/** Lets messages arrive, which real ports deliver in tasks of their own. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const pass = async (seconds: number) => {
  for (let n = 0; n < seconds; n++) {
    vi.advanceTimersByTime(1_000)
    await settle()
    await settle()
  }
}

beforeEach(() => {
  host = document.createElement('div')
  // Outside of the document a frame loads nothing.
  vi.spyOn(document.body, 'append').mockImplementation((...nodes) => host.append(...nodes))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('sandbox', () => {
  it('is a frame that may run scripts and nothing else', () => {
    new Sandbox('', () => undefined)
    const frame = host.querySelector('iframe')
    expect(frame?.getAttribute('sandbox')).toBe('allow-scripts')
    expect(frame?.style.display).toBe('none')
  })

  it('passes events on until the end, and asks while something runs', async () => {
    const sandbox = new Sandbox('', () => undefined)
    const frame = new FakeFrame()
    const seen: Signal[] = []
    const stop = sandbox.run('javascript', setup, job, undefined, (signal) => seen.push(signal))
    await pass(8)
    expect(frame.received.filter(({ type }) => type === 'ping').length).toBeGreaterThan(5)
    frame.send({ type: 'event', id: 1, event: { type: 'started' } })
    frame.send({ type: 'event', id: 1, event: { type: 'result', ok: true, exitCode: 0, ms: 1 } })
    frame.send({ type: 'event', id: 1, event: { type: 'stdout', text: 'late' } })
    await pass(3)
    expect(seen.map(({ type }) => type)).toEqual(['started', 'result'])
    const pings = frame.received.length
    stop()
    await pass(5)
    expect(frame.received.length).toBe(pings)
  })

  it('gives up on a frame whose page never loads', async () => {
    vi.useRealTimers()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const onDeath = vi.fn()
    const sandbox = new Sandbox('', onDeath)
    const installed = sandbox.supply(
      'javascript',
      new Map([['worker', 'w.js']]),
      async () => new ArrayBuffer(0),
    )
    const refused = expect(installed).rejects.toThrow('its page did not load')
    await vi.advanceTimersByTimeAsync(15_000)
    await refused
    expect(onDeath).toHaveBeenCalledOnce()
    expect(host.querySelector('iframe')).toBeNull()
  })

  it('is dead when it is silent: runs are told, the frame goes', async () => {
    const onDeath = vi.fn()
    const sandbox = new Sandbox('', onDeath)
    const frame = new FakeFrame()
    const seen: Signal[] = []
    sandbox.run('javascript', setup, job, undefined, (signal) => seen.push(signal))
    await pass(2)
    frame.answers = false
    await pass(10)
    expect(seen).toEqual([{ type: 'crashed' }])
    expect(onDeath).toHaveBeenCalledOnce()
    expect(host.querySelector('iframe')).toBeNull()
  })
})
