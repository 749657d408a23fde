import type { Mood } from '../../../../shared/session/talk/pace.ts'
import type { PaceSlice } from '../../../../shared/view/talk-slices.ts'
import { useServerNow } from '../../../hooks/use-now.ts'
import { MOOD_LOOKS } from '../moods.ts'
import styles from './pace-panel.module.css'
import { linePoints, paceSeries } from './pace-series.ts'
import { Section } from './section.tsx'

/** Half an hour. */
const POINTS = 60
const WIDTH = 300
const HEIGHT = 40
const WORDS: Record<Mood, string> = { lost: 'lost', 'too-fast': 'too fast', fine: 'fine' }

/** How the class feels now, and over the last half hour as a curve. */
export function PacePanel({ pace }: { pace: PaceSlice | undefined }) {
  const now = useServerNow(10_000)
  const series = paceSeries(pace?.curve ?? {}, now, POINTS)
  const latest = series.at(-1) ?? { lost: 0, 'too-fast': 0, fine: 0 }
  const moods = MOOD_LOOKS.map(({ mood, Icon }) => ({ mood, Icon, values: series.map((one) => one[mood]) }))
  const top = Math.max(...moods.flatMap(({ values }) => values), 1)
  const said = moods.map(
    ({ mood, values }) => `${WORDS[mood]}: ${latest[mood]} now, ${Math.max(...values)} at most`,
  )
  return (
    <Section
      title="Pace"
      action={
        <ul className={styles.now} aria-label="In the last five minutes">
          {moods.map(({ mood, Icon }) => (
            <li key={mood} className={styles.mood} data-mood={mood}>
              <Icon size={16} aria-hidden="true" />
              <strong>{latest[mood]}</strong> {WORDS[mood]}
            </li>
          ))}
        </ul>
      }
    >
      <svg
        className={styles.curve}
        viewBox={`-2 -3 ${WIDTH + 4} ${HEIGHT + 6}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`The pace over the last 30 minutes. ${said.join('; ')}.`}
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className={styles.base} />
        {moods.map(({ mood, values }) => (
          <polyline
            key={mood}
            className={styles.line}
            data-mood={mood}
            points={linePoints(values, top, WIDTH, HEIGHT)}
          />
        ))}
      </svg>
      <p className={styles.axis} aria-hidden="true">
        <span>30 min ago</span>
        <span>now</span>
      </p>
    </Section>
  )
}
