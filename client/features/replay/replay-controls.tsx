import { Pause, Play } from 'lucide-react'
import { Announcer } from '../../ui/announcer.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SpeedChoice } from '../../ui/speed-choice.tsx'
import styles from './replay-controls.module.css'
import type { Mark } from './replay-marks.ts'
import { ReplayScrubber } from './replay-scrubber.tsx'
import { classTime, SPEEDS } from './replay-time.ts'
import type { Player } from './use-player.ts'

/** Ways through the time of a class: the slider with its marks, playing, its speed. */
export function ReplayControls(props: {
  start: number
  end: number
  player: Player
  marks: readonly Mark[]
  /** What is on at this moment. */
  now: string
}) {
  const { start, end, player, marks, now } = props
  const { at, playing, speed, skipping } = player
  return (
    <section className={styles.controls} aria-label="Time">
      <ReplayScrubber
        start={start}
        end={end}
        at={at}
        now={now}
        marks={marks}
        onSeek={player.seek}
        onToggle={player.toggle}
      />
      <div className={styles.row}>
        <IconButton
          label={playing ? 'Pause' : 'Play'}
          className={styles.play}
          icon={playing ? <Pause size={20} /> : <Play size={20} />}
          onClick={player.toggle}
        />
        <p className={styles.time}>
          <strong>{classTime(at - start)}</strong> of {classTime(end - start)}
          <span className={styles.clock}> · {clock(at)}</span>
        </p>
        <p className={styles.now}>{now}</p>
        <SpeedChoice speeds={SPEEDS} value={speed} onChange={player.setSpeed} />
        <label className={styles.skip}>
          <input
            type="checkbox"
            checked={skipping}
            onChange={(event) => player.setSkipping(event.target.checked)}
          />
          Skip pauses
        </label>
      </div>
      <Announcer text={playing ? '' : now} />
    </section>
  )
}

/** The time of day where the reader is. */
const clock = (at: number) =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at)
