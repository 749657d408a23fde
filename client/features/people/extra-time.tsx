import { useId } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import { useCommand } from '../../hooks/use-command.ts'
import styles from './extra-time.module.css'

const FACTORS = [1, 1.25, 1.5, 2, 3] as const

/** How many times as long somebody has for every question. Nobody but staff and that learner is told. */
export function ExtraTime({ id, factor }: { id: ParticipantId; factor: number | undefined }) {
  const command = useCommand()
  const field = useId()
  const now = factor ?? 1
  return (
    <div className={styles.row}>
      <label htmlFor={field} className={styles.label}>
        Time for questions
      </label>
      <select
        id={field}
        className={styles.select}
        value={now}
        onChange={(event) =>
          void command({ type: 'person.set-extra-time', participant: id, factor: Number(event.target.value) })
        }
      >
        {[...new Set([...FACTORS, now])]
          .sort((a, b) => a - b)
          .map((one) => (
            <option key={one} value={one}>
              {one === 1 ? 'as everybody' : `${one} times as long`}
            </option>
          ))}
      </select>
    </div>
  )
}
