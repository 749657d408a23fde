import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'
import styles from './option-mark.module.css'
import { colorOf, letterOf, type Shape, shapeOf } from './option-marks.ts'

const DRAWN: Record<Shape, ReactNode> = {
  triangle: <path d="M12 3 22 21H2Z" />,
  diamond: <path d="M12 1 22 12 12 23 2 12Z" />,
  circle: <circle cx="12" cy="12" r="10" />,
  square: <path d="M3 3H21V21H3Z" />,
  pentagon: <path d="M12 1.5 23 9.5 18.8 22.2H5.2L1 9.5Z" />,
  hexagon: <path d="M6.5 2.5H17.5L23 12 17.5 21.5H6.5L1 12Z" />,
  star: <path d="M12 1 15.2 8.6 23.5 9.3 17.2 14.7 19.1 22.8 12 18.5 4.9 22.8 6.8 14.7.5 9.3 8.8 8.6Z" />,
  cross: <path d="M8 2H16V8H22V16H16V22H8V16H2V8H8Z" />,
  drop: <path d="M12 1C17 8 20 11 20 15.5a8 8 0 0 1-16 0C4 11 7 8 12 1Z" />,
  moon: <path d="M15 1.5A11 11 0 1 0 22.5 15 9 9 0 0 1 15 1.5Z" />,
}

/** An option's letter on its shape in its colour: whoever cannot tell colours apart has the other two. */
export function OptionMark({ n, className }: { n: number; className?: string | undefined }) {
  return (
    <span className={cx(styles.mark, styles[`color${colorOf(n)}`], className)}>
      <svg viewBox="0 0 24 24" className={styles.shape} aria-hidden="true">
        {DRAWN[shapeOf(n)]}
      </svg>
      <span className={styles.letter}>{letterOf(n)}</span>
      <span className="visually-hidden">: </span>
    </span>
  )
}
