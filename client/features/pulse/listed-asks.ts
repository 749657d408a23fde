import type { AskId } from '../../../shared/session/talk/asks.ts'
import type { AsksSlice, AskView, MyAsks } from '../../../shared/view/talk-slices.ts'

export interface ListedAsk extends AskView {
  id: AskId
}

/** What waits for staff before the others; then by votes, older ones first where these are equal. */
function byWeight(a: ListedAsk, b: ListedAsk): number {
  const rank = ({ phase }: ListedAsk) => (phase === 'waiting' ? 0 : 1)
  return rank(a) - rank(b) || b.votes - a.votes || a.at - b.at
}

/** Questions in the order in which people want them answered, and those that are settled, the latest first. */
export function listAsks(asks: AsksSlice): { open: ListedAsk[]; settled: ListedAsk[] } {
  const all = Object.entries(asks.items).map(([id, ask]) => ({ ...ask, id }))
  const isOpen = ({ phase }: ListedAsk) => phase === 'waiting' || phase === 'shown'
  return {
    open: all.filter(isOpen).sort(byWeight),
    settled: all.filter((ask) => !isOpen(ask)).sort((a, b) => b.at - a.at),
  }
}

/** Of one's own questions those that the others do not see: with staff, or hidden by them. */
export function ownUnseen(
  mine: MyAsks | undefined,
): { id: AskId; text: string; phase: 'waiting' | 'hidden' }[] {
  return Object.entries(mine?.own ?? {}).flatMap(([id, { text, phase }]) =>
    phase === 'waiting' || phase === 'hidden' ? [{ id, text, phase }] : [],
  )
}

export const votesText = (votes: number) => `${votes} ${votes === 1 ? 'vote' : 'votes'}`
