import { ChevronLeft, ChevronRight, Pause, Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { SPEEDS } from '../../documents/history/playback.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SpeedChoice } from '../../ui/speed-choice.tsx'
import styles from './history-controls.module.css'
import { HistoryStrip } from './history-strip.tsx'
import type { Moment } from './moment-text.ts'
import type { History } from './use-history.ts'
import { usePlayback } from './use-playback.ts'

/** Ways through the time: a slider, steps, playing; and the way back to the state that is shown. */
export function HistoryControls(props: {
  history: History
  first: number
  position: number
  moment: Moment
  onMove: (position: number) => void
  /** Absent for whoever may not write. */
  onRestore: (() => void) | undefined
}) {
  const { history, first, position, moment, onMove } = props
  const { count, people, busy, error } = history
  const { steps } = history.replay
  const playback = usePlayback(steps, count, { first, position, moveTo: onMove })
  const [said, setSaid] = useState('')
  const move = (to: number) => {
    playback.pause()
    onMove(to)
  }
  const step = (by: number) => {
    const to = Math.min(count, Math.max(first, position + by))
    move(to)
    // The slider says this by itself; the buttons have nothing that does.
    setSaid(`Change ${to} of ${count}`)
  }
  return (
    <section className={styles.controls} aria-label="Time">
      <div className={styles.now}>
        <p className={styles.moment}>
          {moment.color !== undefined && (
            <span className={styles.dot} style={{ background: moment.color }} aria-hidden="true" />
          )}
          {moment.text}
        </p>
        <p className={styles.count}>
          {busy ? `Loading · ${count} changes` : `Change ${position} of ${count}`}
        </p>
      </div>
      <div className={styles.track}>
        <HistoryStrip steps={steps} count={count} first={first} people={people} />
        <input
          type="range"
          className={styles.slider}
          min={first}
          max={count}
          step={1}
          value={position}
          aria-label="Moment"
          aria-valuetext={`${moment.text}, change ${position} of ${count}`}
          onChange={(event) => move(Number(event.target.value))}
          data-autofocus
        />
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error.detail}{' '}
          <Button size="sm" variant="ghost" onClick={history.retry}>
            Try again
          </Button>
        </p>
      )}
      <div className={styles.row}>
        <div className={styles.buttons}>
          <IconButton
            label="Previous change"
            icon={<ChevronLeft size={20} />}
            disabled={position <= first}
            onClick={() => step(-1)}
          />
          <IconButton
            label={playback.playing ? 'Pause' : 'Play'}
            className={styles.play}
            icon={playback.playing ? <Pause size={20} /> : <Play size={20} />}
            disabled={count <= first}
            onClick={playback.toggle}
          />
          <IconButton
            label="Next change"
            icon={<ChevronRight size={20} />}
            disabled={position >= count}
            onClick={() => step(1)}
          />
        </div>
        <SpeedChoice speeds={SPEEDS} value={playback.speed} onChange={playback.setSpeed} />
        <ul className={styles.people} aria-label="Who wrote">
          {[...people.values()].map((person) => (
            <li key={person.id} className={styles.person}>
              <span className={styles.dot} style={{ background: person.color }} aria-hidden="true" />
              <span className={styles.name}>{person.name || 'Somebody'}</span>
            </li>
          ))}
        </ul>
        {props.onRestore && (
          <Button
            variant="primary"
            className={styles.restore ?? ''}
            icon={<RotateCcw size={16} />}
            disabled={position >= count}
            onClick={props.onRestore}
          >
            Restore this state
          </Button>
        )}
      </div>
      <Announcer text={said} />
    </section>
  )
}
