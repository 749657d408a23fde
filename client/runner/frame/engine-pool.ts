import { type Engine, type Setup, setupKey } from '../../../shared/runner/jobs.ts'
import { applyDelta } from '../../../shared/runner/memory-delta.ts'
import type { EngineFiles } from '../protocol.ts'
import { WorkerSlot } from './worker-slot.ts'

const BOOT_MS = 60_000

/** An engine's files, made ready for its workers once, and one booted worker in reserve. */
export class EnginePool {
  private readonly engine: Engine
  private url = ''
  private readonly ready = new Map<string, Promise<unknown>>()
  private spare: { key: string; slot: Promise<WorkerSlot> } | undefined
  /** A whole memory takes tens of megabytes: only the last one is kept. */
  private memory: { delta: string; whole: Promise<ArrayBuffer> } | undefined

  constructor(engine: Engine) {
    this.engine = engine
  }

  /** Scripts become addresses and WebAssembly is compiled, both once for all workers. */
  add(files: EngineFiles): void {
    for (const [name, bytes] of Object.entries(files)) {
      if (name === 'worker') this.url = scriptAddress(bytes)
      else if (name.endsWith('.mjs')) this.ready.set(name, Promise.resolve(scriptAddress(bytes)))
      else if (name.endsWith('.wasm')) {
        const compiled = WebAssembly.compile(bytes)
        // Heard by the boot that needs it.
        compiled.catch(() => undefined)
        this.ready.set(name, compiled)
      } else this.ready.set(name, Promise.resolve(bytes))
    }
  }

  /** Boots a worker in reserve, if there is none of that set-up; one of another is let go. */
  reserve(setup: Setup): Promise<WorkerSlot> {
    const key = setupKey(this.engine, setup)
    if (this.spare?.key === key) return this.spare.slot
    this.spare?.slot.then(
      (slot) => slot.terminate(),
      () => undefined,
    )
    const slot = this.boot(setup)
    this.spare = { key, slot }
    // A boot that failed is tried again by the next run, which reports it.
    slot.catch(() => {
      if (this.spare?.slot === slot) this.spare = undefined
    })
    return slot
  }

  /** @returns a booted worker that nobody else has */
  take(setup: Setup): Promise<WorkerSlot> {
    const slot = this.reserve(setup)
    this.spare = undefined
    return slot
  }

  private async boot({ bundles, delta }: Setup): Promise<WorkerSlot> {
    const files: Record<string, unknown> = {}
    for (const [name, ready] of this.ready) {
      // Bundles come by themselves, in their order.
      if (!/\.(pack|delta)$/.test(name) || COMMON.has(name)) files[name] = await ready
    }
    if (delta) files.snapshot = await this.wholeMemory(delta)
    const packs = await Promise.all(bundles.map((name) => this.ready.get(name) as Promise<ArrayBuffer>))
    const slot = new WorkerSlot(this.url, { files, bundles: packs }, BOOT_MS)
    try {
      await slot.booted
      return slot
    } catch (error) {
      slot.terminate()
      throw error
    }
  }

  private wholeMemory(delta: string): Promise<ArrayBuffer> {
    if (this.memory?.delta !== delta) {
      const parts = [this.ready.get('snapshot'), this.ready.get(delta)] as Promise<ArrayBuffer>[]
      const whole = Promise.all(parts).then(([base, change]) => applyDelta(base, change))
      this.memory = { delta, whole }
      whole.catch(() => {
        this.memory = undefined
      })
    }
    return this.memory.whole
  }
}

/** Archives that every worker gets. */
const COMMON = new Set(['compat.pack', 'driver.pack'])

const scriptAddress = (bytes: ArrayBuffer): string =>
  URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
