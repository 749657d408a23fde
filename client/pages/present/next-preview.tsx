import type { StaffDeck } from '../../../shared/course/deck.ts'
import { SlideCanvas } from '../../features/slide/slide-canvas.tsx'
import { useRoom } from '../../hooks/use-room.tsx'
import { nextOf, type Position } from './moves.ts'
import styles from './next-preview.module.css'

/** What the next click will show. */
export function NextPreview(props: { deck: StaffDeck; position: Position; onNext: () => void }) {
  const { deck, position, onNext } = props
  const { session } = useRoom()
  const next = nextOf(deck.slides, position)
  const slide = next && deck.slides[next.slide]
  const label = !next ? 'The end' : next.slide === position.slide ? 'Next step' : 'Next slide'
  return (
    <section className={styles.next} aria-label={label}>
      <p className={styles.label}>
        {label}
        {slide && next.slide !== position.slide && <span className={styles.title}>{slide.title}</span>}
      </p>
      {next && slide ? (
        // A mouse may click on the picture; for keyboards there are the keys and the button.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        <div className={styles.picture} onClick={onNext}>
          <div inert>
            <SlideCanvas
              slide={slide}
              step={next.step}
              deck={deck}
              session={session}
              mode="canvas"
              fitWidth
            />
          </div>
        </div>
      ) : (
        <p className={styles.end} style={{ aspectRatio: deck.aspect }}>
          This is the last slide.
        </p>
      )}
    </section>
  )
}
