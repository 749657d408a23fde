import type { AnnouncementsSlice } from '../../../shared/view/talk-slices.ts'

export interface Unread {
  item?: { id: string; text: string; by: string }
  /** How many others are not read yet. */
  more: number
}

/**
 * The latest announcement that was not dismissed.
 *
 * @param read ids that were, with blanks between them
 */
export function nextAnnouncement(announcements: AnnouncementsSlice | undefined, read: string): Unread {
  const dismissed = new Set(read.split(' '))
  const unread = Object.entries(announcements?.items ?? {})
    .filter(([id]) => !dismissed.has(id))
    .sort(([, a], [, b]) => b.at - a.at)
  const first = unread[0]
  if (!first) return { more: 0 }
  const [id, { text, by }] = first
  return { item: { id, text, by }, more: unread.length - 1 }
}
