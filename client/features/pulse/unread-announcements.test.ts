import { expect, it } from 'vitest'
import { nextAnnouncement } from './unread-announcements.ts'

const items = {
  n1: { text: 'Welcome', at: 1, by: 'Ines' },
  n2: { text: 'Break until 10:15', at: 2, by: 'Ines' },
}

it('shows the latest that was not dismissed, and says how many more there are', () => {
  expect(nextAnnouncement({ items }, '')).toEqual({
    item: { id: 'n2', text: 'Break until 10:15', by: 'Ines' },
    more: 1,
  })
  expect(nextAnnouncement({ items }, 'n2')).toEqual({
    item: { id: 'n1', text: 'Welcome', by: 'Ines' },
    more: 0,
  })
})

it('shows nothing once all were dismissed, or where there is none', () => {
  expect(nextAnnouncement({ items }, 'n2 n1')).toEqual({ more: 0 })
  expect(nextAnnouncement(undefined, '')).toEqual({ more: 0 })
})
