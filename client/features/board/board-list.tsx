import { useCalmOrder, usePointerOver } from '../../hooks/use-calm-order.ts'
import { cx } from '../../ui/cx.ts'
import { useBoxSize } from '../slide/use-box-size.ts'
import { BoardCards } from './board-cards.tsx'
import styles from './board-list.module.css'
import type { BoardRow } from './board-rows.ts'
import { type BoardListProps, BoardTable } from './board-table.tsx'

/** Below this width a table would only scroll sideways. */
const NARROW_PX = 600

/** The board: a table, or cards where there is little room. Nobody changes places under the pointer. */
export function BoardList(
  props: BoardListProps & {
    /** What the reader asked for; the order is put right at once when it changes. */
    occasion: string
  },
) {
  const [box, { width }] = useBoxSize<HTMLDivElement>()
  const { isOver, handlers } = usePointerOver()
  const rows = useCalmOrder(props.rows, ownerOf, props.occasion, isOver)
  const narrow = width > 0 && width < NARROW_PX
  return (
    <section
      ref={box}
      className={cx(styles.box, narrow && styles.narrow)}
      // A keyboard must be able to scroll it.
      tabIndex={narrow ? undefined : 0}
      aria-label="Board"
      {...handlers}
    >
      {width > 0 &&
        (narrow ? (
          <BoardCards {...props} rows={rows} box={box} />
        ) : (
          <BoardTable {...props} rows={rows} box={box} width={width} />
        ))}
    </section>
  )
}

const ownerOf = ({ row }: BoardRow) => row.owner
