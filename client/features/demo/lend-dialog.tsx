import { useState } from 'react'
import type { RosterSlice } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import type { ListedDemo } from './demo-rights.ts'
import styles from './lend-dialog.module.css'

/** A full hall is searched, not scrolled. */
const MOST_SHOWN = 50

/** Chooses the learner who is asked to take a live demo over. */
export function LendDialog(props: {
  demo: ListedDemo
  roster: RosterSlice | undefined
  open: boolean
  onClose: () => void
}) {
  const { demo, roster, open, onClose } = props
  const command = useCommand()
  const [wanted, setWanted] = useState('')
  const learners = Object.entries(roster?.people ?? {})
    .filter(([, { role, standing, online }]) => role === 'learner' && standing === 'in' && online)
    .map(([id, { name }]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const found = learners.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()))

  const ask = (to: string) => {
    void command({ type: 'demo.lend', demo: demo.id, to })
    onClose()
  }
  return (
    <Dialog open={open} onClose={onClose} title="Let a learner take over">
      <p className={styles.about}>
        They are asked first, and may then type beside you until you take it back.
      </p>
      {learners.length > 8 && (
        <Field
          label="Find a learner"
          hideLabel
          placeholder="Find a learner"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          data-autofocus
        />
      )}
      <ul className={styles.list}>
        {found.slice(0, MOST_SHOWN).map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={styles.person} onClick={() => ask(id)}>
              <Avatar name={name} size={28} />
              {name}
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && (
        <p className={styles.about}>{found.length - MOST_SHOWN} more: type a name.</p>
      )}
      {found.length === 0 && (
        <p className={styles.about}>
          {learners.length === 0 ? 'No learner is here now.' : 'Nobody has that name.'}
        </p>
      )}
    </Dialog>
  )
}
