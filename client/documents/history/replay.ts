import type { ParticipantId } from '../../../shared/ids.ts'
import { ChangeRecorder, type FileChange } from './change-recorder.ts'
import type { Content, DocumentShape } from './content.ts'
import { applySplices, invertSplices } from './splice.ts'

/** An update as the server keeps it. */
export interface HistoryUpdate {
  seq: number
  /** ms since the epoch, on the server's clock */
  at: number
  /** Whose connection it came by; null for the files that a document begins with. */
  by: ParticipantId | null
  bytes: Uint8Array
}

/** An update that changed something that is seen. */
export interface Step extends Omit<HistoryUpdate, 'bytes'> {
  files: readonly FileChange[]
  names?: { was: readonly string[]; is: readonly string[] }
}

interface Cursor {
  position: number
  names: readonly string[]
  texts: Map<string, string>
}

/**
 * A whole content is kept every so many steps, more seldom where contents are large: going back through a long
 * history then costs no more than a few hundred small changes of strings.
 */
const KEPT_EVERY = 256
const KEPT_EVERY_AT_MOST = 2_048
const CHARACTERS_FOR_A_STEP = 500

/** The history of a document as contents at positions: position 0 is before everything, n is after n steps. */
export class Replay {
  readonly steps: Step[] = []
  private readonly recorder: ChangeRecorder
  private readonly kept: Cursor[]
  private cursor: Cursor

  constructor(shape: DocumentShape) {
    this.recorder = new ChangeRecorder(shape)
    this.cursor = this.end()
    this.kept = [copyOf(this.cursor)]
  }

  /** Adds what came after. Updates that change nothing that is seen are no steps. */
  add(updates: readonly HistoryUpdate[]): void {
    for (const { bytes, ...update } of updates) {
      const change = this.recorder.apply(bytes)
      if (change.files.length === 0 && !change.names) continue
      this.steps.push({ ...update, ...change })
      if (this.steps.length - this.lastKept >= this.keptEvery()) this.kept.push(this.end())
    }
  }

  /** @param position from 0 to the number of steps */
  at(position: number): Content {
    const nearest = this.kept.findLast((kept) => kept.position <= position) ?? (this.kept[0] as Cursor)
    if (position - nearest.position < Math.abs(position - this.cursor.position)) this.cursor = copyOf(nearest)
    while (this.cursor.position < position) this.forward()
    while (this.cursor.position > position) this.back()
    const { names, texts } = this.cursor
    return { names, texts: new Map(names.map((name) => [name, texts.get(name) ?? ''])) }
  }

  private get lastKept(): number {
    return this.kept.at(-1)?.position ?? 0
  }

  private keptEvery(): number {
    const characters = this.recorder.characters
    return Math.min(KEPT_EVERY_AT_MOST, Math.max(KEPT_EVERY, characters / CHARACTERS_FOR_A_STEP))
  }

  private end(): Cursor {
    const { names, texts } = this.recorder.content
    return { position: this.steps.length, names, texts: new Map(texts) }
  }

  private forward(): void {
    const { cursor } = this
    const step = this.steps[cursor.position]
    cursor.position += 1
    for (const { file, splices } of step?.files ?? []) {
      cursor.texts.set(file, applySplices(cursor.texts.get(file) ?? '', splices))
    }
    cursor.names = step?.names?.is ?? cursor.names
  }

  private back(): void {
    const { cursor } = this
    cursor.position -= 1
    const step = this.steps[cursor.position]
    for (const { file, splices } of step?.files ?? []) {
      cursor.texts.set(file, applySplices(cursor.texts.get(file) ?? '', invertSplices(splices)))
    }
    cursor.names = step?.names?.was ?? cursor.names
  }
}

const copyOf = ({ position, names, texts }: Cursor): Cursor => ({ position, names, texts: new Map(texts) })
