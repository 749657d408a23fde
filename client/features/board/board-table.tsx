import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useMemo } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { WorkSlice } from '../../../shared/view/slices.ts'
import { cx } from '../../ui/cx.ts'
import type { People, WorkRow } from '../work/work-rows.ts'
import { BoardLine } from './board-line.tsx'
import { type BoardRow, rowAt, throughAt } from './board-rows.ts'
import styles from './board-table.module.css'
import { type Columns, columnsFor, TITLE_FITS, WIDTHS } from './columns.ts'
import type { Piece } from './pieces.ts'

const ROW_PX = 52
const NONE: readonly ExerciseSummary[] = []

export interface BoardListProps {
  rows: readonly BoardRow[]
  work: WorkSlice
  exercise: ExerciseSummary
  pieces: readonly Piece[]
  /** The step that the class is at, where it has one. */
  classStep: number | undefined
  /** The exercises beside this one. */
  others: readonly ExerciseSummary[]
  /** Each of them has a column, however many there are. */
  othersOpen: boolean
  people: People
  now: number
  onOpen: (row: WorkRow, exercise?: ExerciseSummary) => void
}

/** Everybody at an exercise, a line each. Only what is seen is drawn; widths are fixed, so that no text moves them. */
export function BoardTable(props: BoardListProps & { box: RefObject<HTMLDivElement | null>; width: number }) {
  const { rows, work, exercise, pieces, others, people, now, width, box } = props
  const open = props.othersOpen ? others : NONE
  const columns = useMemo(() => columnsFor(width, pieces, others.length), [width, pieces, others.length])
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => rows[at]?.row.owner ?? at,
    overscan: 8,
  })
  const drawn = list.getVirtualItems()
  const before = drawn[0]?.start ?? 0
  const after = list.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  const count = 4 + columns.pieces.length + Number(columns.handed) + Number(columns.others) + open.length
  return (
    <table className={styles.table} aria-rowcount={rows.length + 1}>
      <caption className="visually-hidden">Everybody at {exercise.title}</caption>
      <Widths columns={columns} open={open.length} width={width} />
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">Learner</th>
          <th scope="col">Status</th>
          <th scope="col">Checks</th>
          {columns.pieces.map((piece) => (
            <PieceHead
              key={piece.number}
              piece={piece}
              titled={columns.pieceWidth >= TITLE_FITS}
              isNow={piece.kind === 'step' && piece.number === props.classStep}
            />
          ))}
          <th scope="col">{pieces[0]?.kind === 'step' ? 'On this step' : 'Time on it'}</th>
          {columns.handed && <th scope="col">Handed in</th>}
          {columns.others && (
            <th scope="col" title="At how many of the other exercises they are through">
              Elsewhere
            </th>
          )}
          {open.map(({ id, title }, at) => (
            <th key={id} scope="col" className={styles.piece} title={title}>
              <span aria-hidden="true">{at + 1}</span>
              <span className="visually-hidden">{title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 && <Space columns={count} height={before} />}
        {drawn.map(({ index, key }) => {
          const one = rows[index]
          if (!one) return null
          return (
            <BoardLine
              key={key}
              index={index}
              one={one}
              columns={columns}
              group={one.group === undefined ? undefined : people[one.group]?.name}
              through={columns.others ? throughAt(one.row, others, work) : 0}
              others={open.map((other) => ({ exercise: other, row: rowAt(one.row, other.id, work, now) }))}
              otherCount={others.length}
              now={now}
              onOpen={props.onOpen}
            />
          )
        })}
        {after > 0 && <Space columns={count} height={after} />}
      </tbody>
    </table>
  )
}

function Widths({ columns, open, width }: { columns: Columns; open: number; width: number }) {
  return (
    <colgroup>
      {/* What is left over is the name's, unless other exercises take more than there is. */}
      <col style={open > 0 && width > 0 ? { width: WIDTHS.name + 60 } : {}} />
      <col style={{ width: WIDTHS.status }} />
      <col style={{ width: WIDTHS.count }} />
      {columns.pieces.map(({ number }) => (
        <col key={number} style={{ width: columns.pieceWidth }} />
      ))}
      <col style={{ width: WIDTHS.time }} />
      {columns.handed && <col style={{ width: WIDTHS.handed }} />}
      {columns.others && <col style={{ width: WIDTHS.others }} />}
      {open > 0 && <col span={open} style={{ width: WIDTHS.other }} />}
    </colgroup>
  )
}

/** The number, and the title where there is room; else for whoever points at it or hears it. */
function PieceHead({ piece, titled, isNow }: { piece: Piece; titled: boolean; isNow: boolean }) {
  const name = `${piece.kind === 'step' ? 'Step' : 'Check'} ${piece.number}: ${piece.title}`
  return (
    <th scope="col" className={cx(styles.piece, isNow && styles.now)} title={name}>
      <span aria-hidden="true">
        {piece.number}
        {titled && ` ${piece.title}`}
      </span>
      <span className="visually-hidden">
        {name}
        {isNow && ', the class is here'}
      </span>
    </th>
  )
}

/** Keeps the place of lines that are not drawn. */
const Space = ({ columns, height }: { columns: number; height: number }) => (
  <tr>
    <td colSpan={columns} style={{ height, padding: 0 }} />
  </tr>
)
