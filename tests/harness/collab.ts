import { type MemoryStores, memoryStores } from '../../server/adapters/memory/stores.ts'
import type { Connection } from '../../server/collab/connection.ts'
import { Documents } from '../../server/collab/documents.ts'
import type { DocumentStore } from '../../server/ports/documents.ts'
import { StoreUnavailable } from '../../server/ports/session-log.ts'
import type { SeedFile } from '../../shared/session/demos.ts'
import type { DocumentRight } from '../../shared/session/documents.ts'
import type { Trouble } from './disk.ts'
import { Editor } from './editor.ts'
import { ManualClock } from './manual-clock.ts'

const never = new Promise<never>(() => {})

/** Open documents over a store, a clock and lines that the test holds in its hands. */
export class Collab {
  static readonly notes = 'session-1/notes'
  readonly clock = new ManualClock()
  readonly stores: MemoryStores = memoryStores()
  readonly faults: unknown[] = []
  readonly editors: Editor[] = []
  /** Appends are carried out, but their answers are lost. */
  losesAnswers = false
  /** What the store does with the next appends, one each: see `Trouble`. */
  readonly troubles: Trouble[] = []
  /** So many of the next loads fail. */
  failingLoads = 0
  /** How often a document was read from the store. */
  loads = 0
  seed: SeedFile[] | undefined
  documents: Documents
  private generation = 0

  constructor() {
    this.documents = this.start()
  }

  /** Somebody opens an editor; everything that is to be said is said. */
  async open(
    id: string,
    right: DocumentRight = 'write',
  ): Promise<{ editor: Editor; connection: Connection }> {
    const editor = new Editor(id)
    this.editors.push(editor)
    const connection = await editor.connect(this.documents, Collab.notes, right)
    await this.settle()
    return { editor, connection }
  }

  /** Delivers until nobody has anything to say, and lets time pass in which cursors are told and text is stored. */
  async settle(ms = 1_000): Promise<void> {
    for (let passed = 0; passed <= ms; passed += 250) {
      for (let rounds = 0; this.editors.map((editor) => editor.deliver()).some(Boolean); rounds++) {
        if (rounds > 1_000) throw new Error('the editors never come to rest')
      }
      await this.clock.advance(250)
    }
    if (this.faults.length > 0) throw new Error(this.faults.map(String).join('\n'))
  }

  /** The process dies and another begins; every line breaks. */
  restart(): void {
    this.generation += 1
    this.documents = this.start()
    for (const editor of this.editors) editor.cut()
  }

  history() {
    return this.stores.documents.history(Collab.notes, 0)
  }

  end(): void {
    for (const editor of this.editors) editor.destroy()
  }

  private start(): Documents {
    const mine = this.generation
    const alive = () => mine === this.generation
    const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!alive()) return never
      const answer = await work()
      return alive() ? answer : never
    }
    const inner = this.stores.documents
    const store: DocumentStore = {
      list: (session) => whileAlive(() => inner.list(session)),
      load: (name) =>
        whileAlive(async () => {
          this.loads += 1
          if (this.failingLoads-- > 0) throw new StoreUnavailable('the disk cannot be read')
          this.failingLoads = 0
          return inner.load(name)
        }),
      history: (...asked) => whileAlive(() => inner.history(...asked)),
      compact: (name) => whileAlive(() => inner.compact(name)),
      append: (name, updates) =>
        whileAlive(async () => {
          const trouble = this.troubles.shift()
          if (trouble === 'refuse') throw new StoreUnavailable('the disk refuses')
          const result = await inner.append(name, updates)
          if (this.losesAnswers || trouble === 'lose') throw new StoreUnavailable('the answer was lost')
          return result
        }),
    }
    return new Documents({
      store,
      clock: {
        now: () => this.clock.now(),
        after: (ms, run) => this.clock.after(ms, () => alive() && run()),
      },
      onFault: (error) => alive() && this.faults.push(error),
      seedOf: async () => this.seed,
    })
  }
}
