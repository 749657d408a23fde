import { AArrowDown, AArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { StaffSlide } from '../../../shared/course/deck.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './notes-panel.module.css'

const SIZES = [14, 16, 18, 21, 25, 30]
const USUAL = 2

/** The presenter's notes of a slide, in letters as large as the reader likes. */
export function NotesPanel({ slide, language }: { slide: StaffSlide | undefined; language: string }) {
  const [stored, setStored] = useStored('lectern.notes-size', String(USUAL))
  const size = Math.min(Math.max(Number(stored) || 0, 0), SIZES.length - 1)
  const scroller = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other notes begin at their top
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [slide])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section ref={scroller} className={styles.scroll} tabIndex={0} aria-label="Notes">
      <div className={styles.sizes}>
        <IconButton
          label="Smaller notes"
          size="sm"
          icon={<AArrowDown size={18} />}
          disabled={size === 0}
          onClick={() => setStored(String(size - 1))}
        />
        <IconButton
          label="Larger notes"
          size="sm"
          icon={<AArrowUp size={18} />}
          disabled={size === SIZES.length - 1}
          onClick={() => setStored(String(size + 1))}
        />
      </div>
      {slide?.notes ? (
        <div
          className={styles.notes}
          lang={language}
          style={{ fontSize: SIZES[size] }}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled
          dangerouslySetInnerHTML={{ __html: slide.notes }}
        />
      ) : (
        <p className={styles.none}>No notes on this slide.</p>
      )}
    </section>
  )
}
