import * as z from 'zod'
import type { DecideContext, Decision } from '../context.ts'
import {
  type AnnouncementEvent,
  type AnnouncementsState,
  announcementCommand,
  decideAnnouncements,
  evolveAnnouncements,
  initialAnnouncements,
} from './announcements.ts'
import { type AskEvent, type AsksState, askCommand, decideAsks, evolveAsks, initialAsks } from './asks.ts'
import {
  decideHands,
  evolveHands,
  type HandEvent,
  type HandsState,
  handCommand,
  initialHands,
} from './hands.ts'
import { decidePace, evolvePace, initialPace, type PaceEvent, type PaceState, paceCommand } from './pace.ts'

/** What people of a class say to each other beside the lecture. */
export interface TalkState {
  asks: AsksState
  hands: HandsState
  pace: PaceState
  announcements: AnnouncementsState
}

export type TalkEvent = AskEvent | HandEvent | PaceEvent | AnnouncementEvent

export const talkCommand = z.discriminatedUnion('type', [
  ...askCommand.options,
  ...handCommand.options,
  ...paceCommand.options,
  ...announcementCommand.options,
])

export type TalkCommand = z.infer<typeof talkCommand>

export const initialTalk: TalkState = {
  asks: initialAsks,
  hands: initialHands,
  pace: initialPace,
  announcements: initialAnnouncements,
}

/** @param slide that is shown now, from 0 */
export function decideTalk(
  state: TalkState,
  slide: number,
  command: TalkCommand,
  ctx: DecideContext,
): Decision<TalkEvent> {
  switch (command.type) {
    case 'hand.raise':
    case 'hand.lower':
    case 'hands.lower-all':
      return decideHands(state.hands, command, ctx)
    case 'pace.say':
      return decidePace(state.pace, command, ctx)
    case 'announcement.make':
    case 'announcement.withdraw':
      return decideAnnouncements(state.announcements, command, ctx)
    default:
      return decideAsks(state.asks, slide, command, ctx)
  }
}

export function evolveTalk(state: TalkState, event: TalkEvent, at: number): TalkState {
  switch (event.type) {
    case 'hand.raised':
    case 'hand.lowered':
    case 'hands.lowered':
      return { ...state, hands: evolveHands(state.hands, event, at) }
    case 'pace.said':
      return { ...state, pace: evolvePace(state.pace, event, at) }
    case 'announcement.made':
    case 'announcement.withdrawn':
      return { ...state, announcements: evolveAnnouncements(state.announcements, event, at) }
    default:
      return { ...state, asks: evolveAsks(state.asks, event, at) }
  }
}
