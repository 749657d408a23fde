import type { OutputPart, RunEnding } from '../../../shared/session/demo-runs.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import type { Outcome } from '../../net/outbox.ts'
import { appended } from '../run/shown-run.ts'

/** Bounds of shared/session/demo-runs.ts, which the client cannot import: zod stays out of it. */
const COMMAND_CHARACTERS = 2_400
const COMMAND_PARTS = 20
/** What is told while the program runs; the rest is kept back, and of that the end is told when it is over. */
const HEAD_CHARACTERS = 5_900
const HEAD_PARTS = 75
const TAIL_CHARACTERS = 2_000
const TAIL_PARTS = 20
const MESSAGE_MAX = 500
/** Between two commands of one run. */
export const TELL_MS = 500

/**
 * Tells everybody of one run: its output in commands that are far enough apart, and of a long one the beginning and
 * the end, where errors are.
 */
export class RunFeed {
  private readonly demo: string
  private readonly run: string
  private readonly send: (command: ClientCommand) => Promise<Outcome>
  private pending: OutputPart[] = []
  private tail: OutputPart[] = []
  private skipped = 0
  private characters = 0
  private parts = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private over = false

  /** @param refused told once, when the server does not take the run or no more of it */
  constructor(
    { demo, run, file }: { demo: string; run: string; file: string },
    send: (command: ClientCommand) => Promise<Outcome>,
    refused: (outcome: Outcome & { ok: false }) => void,
  ) {
    this.demo = demo
    this.run = run
    this.send = async (command) => {
      const outcome = await send(command)
      if (!outcome.ok && !this.over) {
        this.close()
        refused(outcome)
      }
      return outcome
    }
    void this.send({ type: 'demo.run', demo, run, file: file.slice(0, 200) })
  }

  wrote(part: OutputPart): void {
    if (this.over) return
    const fits = this.tail.length === 0 && this.parts + this.pending.length < HEAD_PARTS
    const room = fits ? HEAD_CHARACTERS - this.characters : 0
    const head = part.text.slice(0, cut(part.text, Math.max(0, room)))
    if (head) {
      this.characters += head.length
      this.pending = appended(this.pending, { ...part, text: head })
      // The first words at once: the class waits for them.
      if (this.timer === undefined) this.tell()
    }
    if (head.length < part.text.length) this.keepBack({ ...part, text: part.text.slice(head.length) })
  }

  ended({ message, ...ending }: RunEnding): void {
    if (this.over || ending.how === 'lost') return
    const { how } = ending
    const [first, ...rest] = this.tail
    if (first)
      this.pending.push({ ...first, ...(this.skipped > 0 ? { skipped: this.skipped } : {}) }, ...rest)
    while (this.pending.length > 0) this.tellNext()
    void this.send({
      type: 'demo.run-end',
      demo: this.demo,
      run: this.run,
      ending: {
        ...ending,
        how,
        ms: Math.round(ending.ms),
        ...(message ? { message: message.slice(0, MESSAGE_MAX) } : {}),
      },
    })
    this.close()
  }

  private close(): void {
    this.over = true
    clearTimeout(this.timer)
  }

  private tell(): void {
    this.tellNext()
    this.timer = setTimeout(() => {
      this.timer = undefined
      if (this.pending.length > 0) this.tell()
    }, TELL_MS)
  }

  /** Sends as much of what is pending as fits into one command. */
  private tellNext(): void {
    const parts: OutputPart[] = []
    let left = COMMAND_CHARACTERS
    while (left > 0 && parts.length < COMMAND_PARTS) {
      const [next, ...others] = this.pending
      if (!next) break
      const at = cut(next.text, left)
      if (at === 0) break
      parts.push({ ...next, text: next.text.slice(0, at) })
      const rest = next.text.slice(at)
      this.pending = rest ? [{ stream: next.stream, text: rest }, ...others] : others
      left -= at
    }
    this.parts += parts.length
    void this.send({ type: 'demo.output', demo: this.demo, run: this.run, parts })
  }

  /** Keeps the last characters of what comes after the beginning. */
  private keepBack(part: OutputPart): void {
    this.tail = appended(this.tail, part)
    let excess = this.tail.reduce((sum, { text }) => sum + text.length, -TAIL_CHARACTERS)
    while (excess > 0 || this.tail.length > TAIL_PARTS) {
      const [first, ...rest] = this.tail
      if (!first) return
      if (this.tail.length > TAIL_PARTS || first.text.length <= excess) {
        this.tail = rest
        this.skipped += first.text.length
        excess -= first.text.length
      } else {
        const at = first.text.length - cut(first.text, first.text.length - excess, true)
        this.tail = [{ ...first, text: first.text.slice(at) }, ...rest]
        this.skipped += at
        excess = 0
      }
    }
  }
}

/** So much of a text that no character outside the first plane is cut in two. @param fromEnd count from the end */
function cut(text: string, length: number, fromEnd = false): number {
  if (length >= text.length) return text.length
  const at = fromEnd ? text.length - length : length
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff ? length - 1 : length
}
