import * as z from 'zod'
import type { ParticipantId } from '../../ids.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import { ANNOUNCEMENT_MAX, ANNOUNCEMENTS_SHOWN } from './limits.ts'

/** Something that staff tell the class in writing. */
export interface Announcement {
  /** `n1`, `n2` … */
  id: string
  by: ParticipantId
  text: string
  at: number
}

export interface AnnouncementsState {
  /** Those that stand, oldest first. */
  items: readonly Announcement[]
  made: number
}

export type AnnouncementEvent =
  | { type: 'announcement.made'; announcement: string; by: ParticipantId; text: string }
  | { type: 'announcement.withdrawn'; announcement: string }

export const announcementCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('announcement.make'),
    text: z.string().trim().min(1).max(ANNOUNCEMENT_MAX),
  }),
  z.strictObject({
    type: z.literal('announcement.withdraw'),
    announcement: z.string().regex(/^n\d{1,6}$/),
  }),
])

export type AnnouncementCommand = z.infer<typeof announcementCommand>

export const initialAnnouncements: AnnouncementsState = { items: [], made: 0 }

export function decideAnnouncements(
  state: AnnouncementsState,
  command: AnnouncementCommand,
  ctx: DecideContext,
): Decision<AnnouncementEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people announce.')
  if (command.type === 'announcement.make') {
    const announcement = `n${state.made + 1}`
    return ok([{ type: 'announcement.made', announcement, by: ctx.actor.id, text: command.text }])
  }
  const stands = state.items.some(({ id }) => id === command.announcement)
  return ok(stands ? [{ type: 'announcement.withdrawn', announcement: command.announcement }] : [])
}

export function evolveAnnouncements(
  state: AnnouncementsState,
  event: AnnouncementEvent,
  at: number,
): AnnouncementsState {
  if (event.type === 'announcement.withdrawn') {
    return { ...state, items: state.items.filter(({ id }) => id !== event.announcement) }
  }
  const { announcement: id, by, text } = event
  return {
    items: [...state.items, { id, by, text, at }].slice(-ANNOUNCEMENTS_SHOWN),
    made: state.made + 1,
  }
}
