import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer, QuestionId } from '../../../shared/course/quiz.ts'
import type { RunId } from '../../../shared/session/quiz/state.ts'
import type { Outcome } from '../../net/outbox.ts'
import type { Room } from '../../net/room-store.ts'
import type { Draft } from './draft.ts'
import { roundKey } from './runs-shown.ts'

/**
 * `sending`: the server has not said yet that it is saved; `troubled`: it said that it cannot just now · `saved`: at
 * that time · `refused`: why, as a sentence
 */
export type Sent =
  | { state: 'sending'; answer: Answer; troubled?: true }
  | { state: 'saved'; answer: Answer; at: number }
  | { state: 'refused'; answer: Answer; message: string }

/** By round of a question: what became of the answers given on this page, and what is not sent yet. */
export interface DeskState {
  sent: Record<string, Sent>
  drafts: Record<string, Draft>
}
export type AnswerDesk = StoreApi<DeskState>

export interface Round {
  run: RunId
  question: QuestionId
  round: 1 | 2
}
export const keyOf = ({ run, question, round }: Round) => roundKey(run, question, round)

const RETRY_MS = 2_000

export const newDesk = (): AnswerDesk => createStore<DeskState>(() => ({ sent: {}, drafts: {} }))

const desks = new WeakMap<Room, AnswerDesk>()

/** Kept for as long as the line to the room, so that a receipt is not lost with the tab that showed the question. */
export function deskOf(room: Room): AnswerDesk {
  const desk = desks.get(room) ?? newDesk()
  desks.set(room, desk)
  return desk
}

export function keepDraft(desk: AnswerDesk, key: string, draft: Draft): void {
  desk.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }))
}

/**
 * Sends an answer until the server has saved or refused it. One that comes while another is on its way takes its
 * place here; the server gets both in their order.
 *
 * @param wait resolves after that many milliseconds
 */
export async function giveAnswer(
  room: Pick<Room, 'send'>,
  desk: AnswerDesk,
  to: Round,
  answer: Answer,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  const key = keyOf(to)
  let mine: Sent = { state: 'sending', answer }
  const put = (sent: Sent) => {
    mine = sent
    desk.setState((state) => ({ sent: { ...state.sent, [key]: sent } }))
  }
  // A newer answer has its own outcome to show.
  const newest = () => desk.getState().sent[key] === mine
  put(mine)
  for (;;) {
    const outcome = await room.send({ type: 'answer.give', ...to, answer })
    if (!newest()) return
    if (!isPassing(outcome)) return put(settled(answer, outcome))
    put({ state: 'sending', answer, troubled: true })
    await wait(RETRY_MS)
    if (!newest()) return
  }
}

/** The server could not save it just now; the same may go well in a moment. */
const isPassing = (outcome: Outcome) =>
  !outcome.ok && (outcome.code === 'unavailable' || outcome.code === 'rate-limited')

function settled(answer: Answer, outcome: Outcome): Sent {
  return outcome.ok
    ? { state: 'saved', answer, at: outcome.at }
    : { state: 'refused', answer, message: outcome.message }
}
