import { Timer } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './pace-control.module.css'

const PRESETS_MIN = [1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60]
/** As shared/session/timing.ts bounds it. */
const MOST_MIN = 240
const OTHER = 'other'

/** Starts the room's timer: one of the usual numbers of minutes, or any other. */
export function StartTimer(props: {
  /** What the exercise is expected to take; offered first. */
  minutes: number | undefined
  onStart: (minutes: number) => void
}) {
  const [minutes, setMinutes] = useState(String(props.minutes ?? 5))
  const [other, setOther] = useState(false)
  const field = useId()
  const choices = [...new Set([...PRESETS_MIN, props.minutes ?? 5])].sort((a, b) => a - b)
  // The browser says what is wrong with a number: empty, below half a minute, above four hours.
  const start = (event: FormEvent) => {
    event.preventDefault()
    props.onStart(Number(minutes))
  }
  return (
    <form className={styles.row} onSubmit={start}>
      <label htmlFor={field} className="visually-hidden">
        Minutes of the timer
      </label>
      <span className={styles.minutes}>
        {other ? (
          <input
            id={field}
            type="number"
            min={0.5}
            max={MOST_MIN}
            step={0.5}
            required
            // It stands where the list was that was just pressed.
            // biome-ignore lint/a11y/noAutofocus: whoever chose it is about to type
            autoFocus
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        ) : (
          <select
            id={field}
            value={minutes}
            onChange={(event) => {
              if (event.target.value === OTHER) setOther(true)
              else setMinutes(event.target.value)
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {one} min
              </option>
            ))}
            <option value={OTHER}>Other …</option>
          </select>
        )}
        {other && ' min'}
      </span>
      <Button size="sm" type="submit" icon={<Timer size={16} />}>
        Start timer
      </Button>
    </form>
  )
}
