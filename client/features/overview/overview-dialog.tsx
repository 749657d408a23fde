import { useEffect, useRef } from 'react'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './overview-dialog.module.css'
import { SlideThumb } from './slide-thumb.tsx'

/** All slides side by side; choosing one goes there. */
export function OverviewDialog(props: {
  open: boolean
  onClose: () => void
  deck: AudienceDeck | StaffDeck
  /** The slide that the reader looks at. */
  current: number
  /** The slide that the class looks at, where it may be another one. */
  live?: number | undefined
  onChoose: (slide: number) => void
}) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Slides" size="full">
      <Grid {...props} />
    </Dialog>
  )
}

function Grid({ deck, current, live, onChoose, onClose }: Parameters<typeof OverviewDialog>[0]) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>('[aria-current] button, button[aria-current]')
    button?.focus()
    button?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <ol ref={list} className={styles.grid}>
      {deck.slides.map((slide, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the deck is the slide's identity
        <li key={index}>
          <SlideThumb
            deck={deck}
            slide={slide}
            number={index + 1}
            current={index === current}
            live={index === live}
            onChoose={() => {
              onClose()
              onChoose(index)
            }}
          />
        </li>
      ))}
    </ol>
  )
}
