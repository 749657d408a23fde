import { useEffect, useRef, useState } from 'react'
import type { AudienceSlide, DeckInfo } from '../../../shared/course/deck.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { SlideCanvas } from '../slide/slide-canvas.tsx'
import styles from './slide-thumb.module.css'

/** A small slide with its number and title. It is drawn only once it comes near the screen. */
export function SlideThumb(props: {
  deck: DeckInfo
  slide: AudienceSlide
  number: number
  current: boolean
  live: boolean
  onChoose: () => void
}) {
  const { deck, slide, number, current, live } = props
  const { session } = useRoom()
  const [box, near] = useNear<HTMLDivElement>()
  const title = slide.title || 'Without a title'
  return (
    <button
      type="button"
      className={cx(styles.thumb, current && styles.current)}
      aria-current={current ? 'true' : undefined}
      data-autofocus={current ? '' : undefined}
      aria-label={`Slide ${number}: ${title}${live ? ', live' : ''}`}
      onClick={props.onChoose}
    >
      <div ref={box} className={styles.picture} style={{ aspectRatio: deck.aspect }} inert aria-hidden="true">
        {near && (
          <SlideCanvas
            slide={slide}
            step={slide.steps}
            deck={deck}
            session={session}
            mode="canvas"
            fitWidth
          />
        )}
      </div>
      <span className={styles.label}>
        <span className={styles.number}>{number}</span>
        <span className={styles.title}>{title}</span>
        {live && <Badge tone="ok">Live</Badge>}
      </span>
    </button>
  )
}

/** True from the moment on at which the element was within a screen's height of the screen. */
function useNear<T extends HTMLElement>() {
  const ref = useRef<T>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || near) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: '50%' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [near])
  return [ref, near] as const
}
