import type { ClientCommand } from '../../shared/session/session.ts'
import type { Joined } from '../../shared/wire/http.ts'
import { ask } from './ask.ts'
import type { Ledger, Sent } from './ledger.ts'
import type { Page } from './page.ts'

/** What is refused for the moment is sent again after this long, with the same `cid`. */
const AGAIN_MS = 250
const FOR_THE_MOMENT = new Set(['unavailable', 'rate-limited'])

/** Says when to stop, and how fast it runs until then. */
export interface Tap {
  closed: boolean
  /** Wait of each hand between an acknowledgement and its next command; 0 where absent. */
  paceMs?: number
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Sends one command until it is acknowledged.
 * @throws Error where it is refused for good
 */
export async function press(page: Page, ledger: Ledger, sent: Sent, command: ClientCommand): Promise<void> {
  for (;;) {
    const outcome = await page.do(sent.cid, command)
    if (outcome.ok) return ledger.acknowledge(sent, outcome.seq)
    ledger.refuse(outcome.code)
    if (!FOR_THE_MOMENT.has(outcome.code)) throw new Error(`${sent.cid}: ${outcome.code}: ${outcome.message}`)
    await wait(AGAIN_MS)
  }
}

/**
 * Somebody renames themselves again and again until the tap is closed, with `atOnce` commands under way. Resolves
 * when all of them are acknowledged.
 */
export async function pourRenames(page: Page, ledger: Ledger, tap: Tap, atOnce = 4): Promise<void> {
  const { participant } = page.seat
  let count = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (!tap.closed) {
        const n = ++count
        const name = `${participant.slice(0, 12)} ${n}`
        const sent = ledger.send({ participant, cid: `rename-${n}`, name })
        await press(page, ledger, sent, { type: 'person.rename', participant, name })
        if (tap.paceMs) await wait(tap.paceMs)
      }
    }),
  )
}

/**
 * The host shows one slide after another of `slides`, from one of their windows. Two windows with no slide in common
 * always change something, so that every press must be found in the log.
 */
export async function pourSlides(
  page: Page,
  ledger: Ledger,
  tap: Tap,
  slides: readonly number[],
): Promise<void> {
  const { participant } = page.seat
  for (let n = 0; !tap.closed; n++) {
    const slide = slides[n % slides.length] ?? 0
    const sent = ledger.send({ participant, cid: `slide-${slides[0]}-${n}` })
    await press(page, ledger, sent, { type: 'slide.show', slide, step: 0 })
    if (tap.paceMs) await wait(tap.paceMs)
  }
}

/** Joins over HTTP; where no answer comes it is tried again by whoever stands at the door, as a new person. */
export async function joinUntilIn(base: string, code: string, name: string, ledger: Ledger): Promise<Joined> {
  for (;;) {
    ledger.joinRequests += 1
    const answer = await ask<Joined>(`${base}/api/v1/join/${code}`, { body: { name } }).catch(() => undefined)
    if (answer?.status === 201) {
      ledger.joined.push(answer.body.participant)
      return answer.body
    }
    if (answer && answer.status !== 503) throw new Error(`joining was answered with ${answer.status}`)
    await wait(AGAIN_MS)
  }
}
