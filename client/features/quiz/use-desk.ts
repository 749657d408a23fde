import { useStore } from 'zustand'
import type { AnswerDesk, Sent } from './answer-desk.ts'
import type { Draft } from './draft.ts'

/** What this page knows of the own answer in one round of a question. */
export function useDesk(desk: AnswerDesk, key: string): { sent: Sent | undefined; draft: Draft | undefined } {
  const sent = useStore(desk, (state) => state.sent[key])
  const draft = useStore(desk, (state) => state.drafts[key])
  return { sent, draft }
}
