import { MOOD_MS } from '../../../shared/session/talk/limits.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { MOOD_LOOKS } from './moods.ts'
import styles from './pace-buttons.module.css'

/** How the pace is, for the instructor, who sees numbers and no names. What was said counts for five minutes. */
export function PaceButtons({ said }: { said: MeView['pace'] }) {
  const command = useCommand()
  const now = useServerNow(10_000)
  const mood = said && now - said.at < MOOD_MS ? said.mood : undefined
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        How is the pace? <span className={styles.note}>Nobody sees your name.</span>
      </legend>
      <div className={styles.row}>
        {MOOD_LOOKS.map(({ mood: one, label, Icon }) => (
          <button
            key={one}
            type="button"
            className={styles.mood}
            aria-pressed={mood === one}
            onClick={() => command({ type: 'pace.say', mood: one })}
          >
            <Icon size={20} aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
