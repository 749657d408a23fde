import type { Engine, EngineFiles } from '../protocol.ts'
import { WorkerSlot } from './worker-slot.ts'

const BOOT_MS = 60_000

/** An engine's files, made ready for its workers once, and one booted worker in reserve. */
export class EnginePool {
  private readonly url: string
  private readonly files: Promise<Record<string, unknown>>
  private spare: Promise<WorkerSlot> | undefined

  constructor(engine: Engine, files: EngineFiles) {
    this.url = URL.createObjectURL(new Blob([files.worker ?? ''], { type: 'text/javascript' }))
    this.files = ready(engine, files)
  }

  /** Boots a worker in reserve, if there is none. */
  reserve(): Promise<WorkerSlot> {
    if (this.spare) return this.spare
    const spare = this.boot()
    this.spare = spare
    // A boot that failed is tried again by the next run, which reports it.
    spare.catch(() => {
      if (this.spare === spare) this.spare = undefined
    })
    return spare
  }

  /** @returns a booted worker that nobody else has */
  take(): Promise<WorkerSlot> {
    const slot = this.reserve()
    this.spare = undefined
    return slot
  }

  private async boot(): Promise<WorkerSlot> {
    const slot = new WorkerSlot(this.url, { files: await this.files }, BOOT_MS)
    try {
      await slot.booted
      return slot
    } catch (error) {
      slot.terminate()
      throw error
    }
  }
}

/** Scripts become addresses and WebAssembly is compiled, both once for all workers. */
async function ready(engine: Engine, files: EngineFiles): Promise<Record<string, unknown>> {
  if (engine === 'javascript') return {}
  const found: Record<string, unknown> = {}
  for (const [name, bytes] of Object.entries(files)) {
    if (name === 'worker') continue
    if (name.endsWith('.mjs')) {
      found[name] = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
    } else found[name] = name.endsWith('.wasm') ? await WebAssembly.compile(bytes) : bytes
  }
  return found
}
