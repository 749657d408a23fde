import { cx } from '../../ui/cx.ts'
import type { WorkRow } from '../work/work-rows.ts'
import styles from './piece-mark.module.css'
import { type Piece, pieceState, pieceText } from './pieces.ts'

/** A step or check of somebody as one sign: a tick, a cross or a dot. One element, for there are thousands. */
export function PieceMark({ piece, work }: { piece: Piece; work: WorkRow['work'] }) {
  const text = pieceText(piece, work)
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={cx(styles.mark, styles[pieceState(piece, work)])}
    />
  )
}
