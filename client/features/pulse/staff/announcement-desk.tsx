import { type FormEvent, useId, useState } from 'react'
import { ANNOUNCEMENT_MAX } from '../../../../shared/session/talk/limits.ts'
import type { AnnouncementsSlice } from '../../../../shared/view/talk-slices.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './announcement-desk.module.css'
import { Section } from './section.tsx'

/** Tells everybody something, and takes it back. */
export function AnnouncementDesk({ announcements }: { announcements: AnnouncementsSlice | undefined }) {
  const command = useCommand()
  const id = useId()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const standing = Object.entries(announcements?.items ?? {}).sort(([, a], [, b]) => b.at - a.at)
  const ready = text.trim() !== ''

  async function announce(event?: FormEvent) {
    event?.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    const { ok } = await command({ type: 'announcement.make', text: text.trim() })
    setBusy(false)
    if (ok) setText('')
  }

  return (
    <Section title="Announcements">
      <form className={styles.form} onSubmit={(event) => void announce(event)}>
        <label htmlFor={id} className="visually-hidden">
          Announce to everybody
        </label>
        <textarea
          id={id}
          rows={2}
          className={styles.text}
          maxLength={ANNOUNCEMENT_MAX}
          placeholder="Tell everybody something"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void announce()
          }}
        />
        <Button type="submit" size="sm" busy={busy} disabled={!ready}>
          Announce
        </Button>
      </form>
      {standing.length > 0 && (
        <ul className={styles.list}>
          {standing.map(([item, { text: said, by }]) => (
            <li key={item} className={styles.item}>
              <p className={styles.said}>
                {said} <span className={styles.by}>{by}</span>
              </p>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Withdraw the announcement: ${said}`}
                onClick={() => command({ type: 'announcement.withdraw', announcement: item })}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
