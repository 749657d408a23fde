import { CircleCheck, CircleDashed, CircleHelp } from 'lucide-react'
import type { Note } from '../../../shared/session/work/state.ts'
import { cx } from '../../ui/cx.ts'
import styles from './note-buttons.module.css'

const NOTES: { value: Note; label: string; icon: typeof CircleCheck }[] = [
  { value: 'working', label: 'Working', icon: CircleDashed },
  { value: 'stuck', label: 'Stuck', icon: CircleHelp },
  { value: 'done', label: 'Done', icon: CircleCheck },
]

/** Sticky notes, as workshops put them on laptops: one press puts one up, another takes it off. */
export function NoteButtons(props: { note: Note | undefined; onChange: (note: Note | undefined) => void }) {
  return (
    <fieldset className={styles.notes} aria-label="How are you getting on?">
      {NOTES.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          className={cx(styles.note, styles[value])}
          aria-pressed={props.note === value}
          onClick={() => props.onChange(props.note === value ? undefined : value)}
        >
          <Icon size={16} aria-hidden="true" />
          {label}
        </button>
      ))}
    </fieldset>
  )
}
