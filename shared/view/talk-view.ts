import type { ParticipantId } from '../ids.ts'
import type { RosterState } from '../session/roster.ts'
import type { SessionState } from '../session/session.ts'
import { type Ask, type AskPhase, type AsksState, isOpenAsk } from '../session/talk/asks.ts'
import type { MoodCounts } from '../session/talk/pace.ts'
import type { AnnouncementsSlice, AsksSlice, AskView, HandsSlice, MyAsks, PaceSlice } from './talk-slices.ts'

/** Questions that are told of: the most wanted of those that are open, and the latest of the others. */
const OPEN_SHOWN = 100
const SETTLED_SHOWN = 30
/** Points of the curve: an hour and a half. */
const CURVE_POINTS = 180

const FOR_ALL: readonly AskPhase[] = ['shown', 'answered']
const FOR_STAFF: readonly AskPhase[] = ['waiting', 'shown', 'answered', 'hidden']

export function asksSlice({ talk: { asks }, roster }: SessionState, forStaff: boolean): AsksSlice {
  const phases = forStaff ? FOR_STAFF : FOR_ALL
  const all = [...asks.items.values()].filter(({ phase }) => phases.includes(phase))
  const open = all.filter(isOpenAsk).sort((a, b) => b.votes.size - a.votes.size || a.at - b.at)
  const settled = all.filter((ask) => !isOpenAsk(ask)).sort((a, b) => b.at - a.at)
  const items: AsksSlice['items'] = {}
  for (const ask of [...open.slice(0, OPEN_SHOWN), ...settled.slice(0, SETTLED_SHOWN)]) {
    items[ask.id] = askView(ask, roster, forStaff)
  }
  // However few want it answered, what is on the projector is told.
  const pinned = asks.pinned === undefined ? undefined : asks.items.get(asks.pinned)
  if (pinned) items[pinned.id] = askView(pinned, roster, forStaff)
  return {
    items,
    open: open.length,
    moderated: asks.moderated,
    ...(pinned ? { pinned: pinned.id } : {}),
  }
}

function askView(
  { by, anonymous, text, slide, at, phase, votes }: Ask,
  roster: RosterState,
  forStaff: boolean,
): AskView {
  const name = roster.members.get(by)?.name ?? ''
  return {
    text,
    slide,
    at,
    phase,
    votes: votes.size,
    ...(anonymous ? { anonymous: true as const } : {}),
    ...(forStaff ? { by: { id: by, name } } : anonymous ? {} : { name }),
  }
}

/** What somebody asked and which questions they want answered; undefined where it is nothing. */
export function myAsks(asks: AsksState, participant: ParticipantId): MyAsks | undefined {
  const mine = asks.of.get(participant)
  if (!mine) return undefined
  const own: MyAsks['own'] = {}
  for (const id of mine.own) {
    const ask = asks.items.get(id)
    if (ask) own[id] = { text: ask.text, phase: ask.phase }
  }
  return { own, voted: [...mine.voted] }
}

export function handsSlice({ talk: { hands }, roster }: SessionState): HandsSlice {
  const up: HandsSlice['up'] = {}
  for (const [id, hand] of hands.up.entries()) {
    if (roster.members.get(id)?.standing === 'in') up[id] = { at: hand.at, turn: hand.turn }
  }
  return { up }
}

export function paceSlice({ talk: { pace } }: SessionState): PaceSlice {
  const curve: Record<string, MoodCounts> = {}
  const points = [...pace.curve.entries()].sort(([a], [b]) => Number(b) - Number(a)).slice(0, CURVE_POINTS)
  for (const [at, { lost, 'too-fast': fast, fine }] of points) curve[at] = { lost, 'too-fast': fast, fine }
  return { curve }
}

export function announcementsSlice({ talk: { announcements }, roster }: SessionState): AnnouncementsSlice {
  const items: AnnouncementsSlice['items'] = {}
  for (const { id, by, text, at } of announcements.items) {
    items[id] = { text, at, by: roster.members.get(by)?.name ?? '' }
  }
  return { items }
}
