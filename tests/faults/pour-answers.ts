import { eventually } from './eventually.ts'
import type { Ledger } from './ledger.ts'
import type { Page } from './page.ts'
import { press, type Tap } from './pour.ts'

/** How long a question stays open while answers pour in. */
const OPEN_MS = 2_000
/** A session has no room for many more (RUNS_MAX in shared/session/quiz/hosting.ts). */
const POLLS_MAX = 190
/** Refusals that end an answer for good, and are no fault: the question was closed while the server was away. */
const TOO_LATE = new Set(['closed', 'late'])

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The question that is open on a page, if there is one. */
function openQuestion(page: Page): { run: string; question: string } | undefined {
  const { runs = {}, onScreen = '' } = page.view?.quizzes ?? {}
  const [entry] = Object.entries(runs[onScreen]?.questions ?? {})
  return entry?.[1].phase === 'open' ? { run: onScreen, question: entry[0] } : undefined
}

/** The host asks one question after another until the tap is closed. @returns how many were asked */
export async function pourPolls(page: Page, ledger: Ledger, tap: Tap): Promise<number> {
  const { participant } = page.seat
  let count = 0
  while (!tap.closed && count < POLLS_MAX) {
    const n = ++count
    const sent = (what: string) => ledger.send({ participant, cid: `poll-${n}-${what}` })
    await press(page, ledger, sent('open'), {
      type: 'poll.open',
      poll: { kind: 'choice', stem: `Question ${n}`, multiple: false, options: ['One', 'Two', 'Three'] },
      anonymous: false,
      mayChange: false,
      live: true,
    })
    await eventually('the host sees the question', () => openQuestion(page) !== undefined, 60_000)
    const open = openQuestion(page)
    if (!open) throw new Error('the question that was seen is gone')
    await wait(OPEN_MS)
    await press(page, ledger, sent('close'), { type: 'question.close', ...open })
    await press(page, ledger, sent('reveal'), { type: 'question.reveal', ...open })
  }
  return count
}

/**
 * A learner answers every question that they see, and sends the answer twice, as from two pages; the second is another
 * command with another answer, and must never count beside the first.
 */
export async function pourAnswers(page: Page, ledger: Ledger, tap: Tap): Promise<void> {
  const { participant } = page.seat
  let last = ''
  while (!tap.closed) {
    const open = openQuestion(page)
    if (!open || open.run === last) {
      await wait(50)
      continue
    }
    last = open.run
    const answers = ['a', 'b'].map(async (option) => {
      const cid = `answer-${open.run}-${option}`
      const outcome = await page.do(cid, {
        type: 'answer.give',
        ...open,
        round: 1,
        answer: { kind: 'choice', options: [option] },
      })
      return { cid, outcome }
    })
    for (const { cid, outcome } of await Promise.all(answers)) {
      if (outcome.ok) {
        const sent = ledger.send({ participant, cid, answered: open.question })
        ledger.acknowledge(sent, outcome.seq)
      } else {
        ledger.refuse(outcome.code)
        // What is refused for the moment is not sent again here: the next question comes soon.
        const expected = ['already-answered', 'rate-limited', 'unavailable'].includes(outcome.code)
        if (!expected && !TOO_LATE.has(outcome.code))
          throw new Error(`${cid}: ${outcome.code}: ${outcome.message}`)
      }
    }
  }
}
