import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { MARK_KINDS, MARK_NAMES, type Mark } from './replay-marks.ts'
import styles from './replay-scrubber.module.css'
import { classTime } from './replay-time.ts'

/** How far an arrow moves, ms. */
const ARROW_MS = 5_000

/** The time of the class as one slider, with marks above it to go to. */
export function ReplayScrubber(props: {
  start: number
  end: number
  at: number
  /** What is on at this moment. */
  now: string
  marks: readonly Mark[]
  onSeek: (at: number) => void
  onToggle: () => void
}) {
  const { start, end, at, now, marks, onSeek, onToggle } = props
  const onKeyDown = (event: KeyboardEvent) => {
    const to = destination(event.key, at, marks, start)
    if (to !== undefined) onSeek(to)
    else if (event.key === ' ') onToggle()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.scrubber}>
      <Marks {...props} />
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={Math.max(1, end - start)}
        step={1}
        value={at - start}
        aria-label="Time of the class"
        aria-valuetext={`${classTime(at - start)}, ${now}`}
        onChange={(event) => onSeek(start + Number(event.target.value))}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.legend} aria-label="Marks">
        {MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind)).map((kind) => (
          <li key={kind} className={styles.kind}>
            <span className={styles.sign} data-kind={kind} aria-hidden="true" />
            {MARK_NAMES[kind]}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** All marks are one stop of the Tab key; arrows go from one to the next. */
function Marks({ start, end, marks, onSeek }: Parameters<typeof ReplayScrubber>[0]) {
  const [named, setNamed] = useState<number>()
  const [stop, setStop] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const length = Math.max(1, end - start)
  const share = (at: number) => (at - start) / length
  const onKeyDown = (event: KeyboardEvent) => {
    const to = next(event.key, stop, marks.length)
    if (to === undefined) return
    event.preventDefault()
    list.current?.querySelectorAll<HTMLElement>('button')[to]?.focus()
  }
  const shown = named === undefined ? undefined : marks[named]
  return (
    <div className={styles.marks} ref={list} role="toolbar" aria-label="Marks" onKeyDown={onKeyDown}>
      {marks.map((mark, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: marks never change places
          key={index}
          type="button"
          className={styles.mark}
          data-kind={mark.kind}
          data-long={(mark.kind === 'demo' && mark.to !== undefined) || undefined}
          style={
            {
              '--from': share(mark.at),
              '--length': share((mark.to ?? mark.at) - 0) - share(mark.at),
            } as CSSProperties
          }
          tabIndex={index === Math.min(stop, marks.length - 1) ? 0 : -1}
          aria-label={`${classTime(mark.at - start)}, ${mark.label}`}
          onClick={() => onSeek(mark.at)}
          onFocus={() => {
            setStop(index)
            setNamed(index)
          }}
          onBlur={() => setNamed(undefined)}
          onMouseEnter={() => setNamed(index)}
          onMouseLeave={() => setNamed(undefined)}
        />
      ))}
      {shown && (
        <p className={styles.name} style={{ '--from': share(shown.at) } as CSSProperties} aria-hidden="true">
          <span className={styles.time}>{classTime(shown.at - start)}</span> {shown.label}
        </p>
      )}
    </div>
  )
}

/** Where a key leads on the slider; undefined for those that do what they always do. */
function destination(key: string, at: number, marks: readonly Mark[], start: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return at + ARROW_MS
  if (key === 'ArrowLeft' || key === 'ArrowDown') return at - ARROW_MS
  if (key === 'PageDown') return marks.findLast((mark) => mark.at < at)?.at ?? start
  if (key === 'PageUp') return marks.find((mark) => mark.at > at)?.at
  return undefined
}

function next(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return Math.min(index + 1, count - 1)
  if (key === 'ArrowLeft') return Math.max(index - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
