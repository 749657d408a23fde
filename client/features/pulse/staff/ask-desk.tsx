import { useState } from 'react'
import type { AsksSlice } from '../../../../shared/view/talk-slices.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { listAsks } from '../listed-asks.ts'
import styles from './ask-desk.module.css'
import { DeskAsk } from './desk-ask.tsx'
import { Section } from './section.tsx'

/** The questions of the class for staff: the most wanted first, and what becomes of each. */
export function AskDesk({ asks }: { asks: AsksSlice | undefined }) {
  const command = useCommand()
  const [all, setAll] = useState(false)
  const { open, settled } = listAsks(asks ?? { items: {}, open: 0, moderated: false })
  const told = asks?.open ?? 0
  return (
    <Section title={told > 0 ? `Questions (${told} open)` : 'Questions'}>
      {open.length === 0 ? (
        <p className={styles.none}>No open questions.</p>
      ) : (
        <ul className={styles.list}>
          {open.map((ask) => (
            <DeskAsk key={ask.id} ask={ask} pinned={asks?.pinned === ask.id} />
          ))}
        </ul>
      )}
      {told > open.length && <p className={styles.none}>The {open.length} most wanted are listed.</p>}
      {settled.length > 0 && (
        <Button size="sm" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Hide' : 'Show'} what is answered or hidden ({settled.length})
        </Button>
      )}
      {all && settled.length > 0 && (
        <ul className={styles.list}>
          {settled.map((ask) => (
            <DeskAsk key={ask.id} ask={ask} pinned={false} />
          ))}
        </ul>
      )}
      <Switch
        label="Look at new questions first"
        hint="Learners see them once you let them."
        checked={asks?.moderated ?? false}
        onChange={(on) => command({ type: 'asks.moderate', on })}
      />
    </Section>
  )
}
