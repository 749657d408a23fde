import { ChevronLeft, ChevronRight, LayoutGrid, Maximize, Minimize, Radio } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './slide-bar.module.css'

/** Where the reader is in the deck, and ways to go elsewhere and back to the class. */
export function SlideBar(props: {
  /** From 0. */
  position: number
  count: number
  /** The slide of the class while the reader is on another one. */
  live: number | undefined
  following: boolean
  onGo: (slide: number) => void
  onLive: () => void
  onOverview: () => void
  fullscreen: { on: boolean; available: boolean; toggle: () => void }
  /** Before the tools. */
  extra?: ReactNode
}) {
  const { position, count, live, fullscreen } = props
  const share = (slide: number) => `${(100 * (slide + 1)) / Math.max(count, 1)}%`
  return (
    <nav className={styles.bar} aria-label="Slides">
      <div className={styles.track} aria-hidden="true">
        <span className={styles.done} style={{ width: share(position) }} />
        {live !== undefined && <span className={styles.liveMark} style={{ left: share(live) }} />}
      </div>
      <div className={styles.state}>
        {props.following && (
          <span className={styles.live}>
            <Radio size={16} aria-hidden="true" />
            Live
          </span>
        )}
        {live !== undefined && (
          <Button variant="primary" className={styles.pill} icon={<Radio size={16} />} onClick={props.onLive}>
            Back to live: slide {live + 1}
          </Button>
        )}
      </div>
      <div className={styles.steps}>
        <IconButton
          label="Previous slide"
          icon={<ChevronLeft size={22} />}
          disabled={position <= 0}
          onClick={() => props.onGo(position - 1)}
        />
        <button type="button" className={styles.number} onClick={props.onOverview}>
          <span className="visually-hidden">All slides. You are on slide </span>
          <strong>{position + 1}</strong>
          <span className={styles.of}>
            <span aria-hidden="true"> / </span>
            <span className="visually-hidden"> of </span>
            {count}
          </span>
        </button>
        <IconButton
          label="Next slide"
          icon={<ChevronRight size={22} />}
          disabled={position >= count - 1}
          onClick={() => props.onGo(position + 1)}
        />
      </div>
      <div className={styles.tools}>
        {props.extra}
        <IconButton
          label="All slides"
          shortcut="O"
          className={styles.overview}
          icon={<LayoutGrid size={18} />}
          onClick={props.onOverview}
        />
        {fullscreen.available && (
          <IconButton
            label={fullscreen.on ? 'Leave full screen' : 'Full screen'}
            shortcut="F"
            className={styles.fullscreen}
            icon={fullscreen.on ? <Minimize size={18} /> : <Maximize size={18} />}
            onClick={fullscreen.toggle}
          />
        )}
      </div>
    </nav>
  )
}
