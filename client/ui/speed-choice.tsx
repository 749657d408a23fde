import { useId } from 'react'
import styles from './speed-choice.module.css'

/** How fast something is played. */
export function SpeedChoice<T extends number>(props: {
  speeds: readonly T[]
  value: T
  onChange: (speed: T) => void
}) {
  const name = useId()
  return (
    <fieldset className={styles.speeds}>
      <legend className="visually-hidden">Speed</legend>
      {props.speeds.map((speed) => (
        <label key={speed} className={styles.speed}>
          <input
            type="radio"
            name={name}
            checked={speed === props.value}
            onChange={() => props.onChange(speed)}
          />
          {speed}×
        </label>
      ))}
    </fieldset>
  )
}
