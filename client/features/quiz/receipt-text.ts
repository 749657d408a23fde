import type { MyQuestionView, QuestionView } from '../../../shared/view/quiz-slices.ts'
import type { Sent } from './answer-desk.ts'
import { answeredNow } from './may-answer.ts'
import { receiptTime } from './time-words.ts'

export interface Receipt {
  tone: 'ok' | 'wait' | 'danger'
  text: string
}

/** What somebody is told about their answer; undefined while there is none. @param online the line to the server is up */
export function receiptOf(
  view: QuestionView,
  mine: MyQuestionView | undefined,
  sent: Sent | undefined,
  online: boolean,
): Receipt | undefined {
  if (sent?.state === 'sending') {
    return online && !sent.troubled
      ? { tone: 'wait', text: 'Saving …' }
      : { tone: 'wait', text: 'Not saved yet, trying again' }
  }
  if (sent?.state === 'refused') {
    const before = answeredNow(view, mine) ? ' Your earlier answer counts.' : ''
    return { tone: 'danger', text: `Not saved: ${sent.message}${before}` }
  }
  // What the server tells is newer than what this page remembers: the other device may have answered since.
  const at = answeredNow(view, mine) ? mine?.at : undefined
  if (at !== undefined) return { tone: 'ok', text: `Saved ${receiptTime(at)}` }
  if (sent?.state === 'saved') return { tone: 'ok', text: `Saved ${receiptTime(sent.at)}` }
  return mine?.voted ? { tone: 'ok', text: 'Your vote is saved' } : undefined
}
