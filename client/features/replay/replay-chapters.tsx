import { useEffect, useRef } from 'react'
import styles from './replay-lists.module.css'
import type { Mark } from './replay-marks.ts'
import { classTime } from './replay-time.ts'

/** Slides, demos and quizzes in the order in which they were shown; choosing one goes there. */
export function ReplayChapters(props: {
  marks: readonly Mark[]
  start: number
  at: number
  onSeek: (at: number) => void
}) {
  const { marks, start, at, onSeek } = props
  const chapters = marks.filter(({ kind }) => kind !== 'question')
  const current = chapters.findLastIndex((mark) => mark.at <= at)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const box = list.current
    const button = box?.children[current]
    if (!(box && button instanceof HTMLElement)) return
    // Only the list moves: `scrollIntoView` would move the page of a phone, too.
    const { offsetTop, offsetHeight } = button
    if (offsetTop < box.scrollTop || offsetTop + offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = offsetTop - box.clientHeight / 3
    }
  }, [current])
  return (
    <ol ref={list} className={styles.list} aria-label="Chapters">
      {chapters.map((mark, index) => (
        <li key={`${mark.at} ${mark.label}`}>
          <button
            type="button"
            className={styles.chapter}
            aria-current={index === current || undefined}
            onClick={() => onSeek(mark.at)}
          >
            <span className={styles.time}>{classTime(mark.at - start)}</span>
            <span className={styles.label}>{mark.label}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
