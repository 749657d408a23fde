import { memo } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import { cx } from '../../ui/cx.ts'
import { NEED_NAMES, NeedMark } from '../work/need-mark.tsx'
import type { WorkRow } from '../work/work-rows.ts'
import { HandedIn, HelpMark, NoteMark, OpenName, shortTime } from './board-parts.tsx'
import type { BoardRow } from './board-rows.ts'
import styles from './board-table.module.css'
import type { Columns } from './columns.ts'
import { PieceMark } from './piece-mark.tsx'
import { timeOnStep } from './pieces.ts'

export interface BoardLineProps {
  /** From 0. */
  index: number
  one: BoardRow
  columns: Columns
  /** Name of who looks after them. */
  group: string | undefined
  /** At how many of the other exercises they are through. */
  through: number
  /** Their rows at the other exercises where those have columns; undefined where nothing was opened. */
  others: readonly { exercise: ExerciseSummary; row: WorkRow | undefined }[]
  otherCount: number
  now: number
  onOpen: (row: WorkRow, exercise?: ExerciseSummary) => void
}

/** Somebody's line of the table. */
export const BoardLine = memo(Line, isSame)

function Line({ index, one, columns, group, through, others, otherCount, now, onOpen }: BoardLineProps) {
  const { row, help } = one
  const { work } = row
  const onStep = timeOnStep(work, now)
  return (
    <tr aria-rowindex={index + 2} className={cx(styles.line, styles[row.need])}>
      <th scope="row">
        <span className={styles.two}>
          <OpenName row={row} onOpen={onOpen} />
          {(help !== undefined || group !== undefined) && (
            <span className={styles.second}>
              <HelpMark since={help} now={now} />
              {group}
            </span>
          )}
        </span>
      </th>
      <td>
        <span className={styles.two}>
          <NeedMark row={row} now={now} />
          {work && (
            <span className={styles.second}>
              <NoteMark work={work} />
              seen {shortTime(now - work.activeAt)} ago
            </span>
          )}
        </span>
      </td>
      <td className={styles.number}>{work?.checks && `${work.checks.passed}/${work.checks.total}`}</td>
      {columns.pieces.map((piece) => (
        <td key={piece.number} className={styles.piece}>
          <PieceMark piece={piece} work={work} />
        </td>
      ))}
      <td className={styles.number}>
        {work && (
          <span className={styles.two}>
            <span>{onStep === undefined ? 'through' : shortTime(onStep)}</span>
            <span className={styles.second}>{shortTime((work.passedAt ?? now) - work.openedAt)} in all</span>
          </span>
        )}
      </td>
      {columns.handed && (
        <td className={styles.number}>
          <HandedIn work={work} />
        </td>
      )}
      {columns.others && (
        <td className={styles.number}>
          {through}/{otherCount}
          <span className="visually-hidden"> through</span>
        </td>
      )}
      {others.map(({ exercise, row: there }) => (
        <td key={exercise.id} className={styles.piece}>
          {there ? (
            <button
              type="button"
              className={styles.cell}
              title={`${exercise.title}: ${NEED_NAMES[there.need]}`}
              aria-label={`${row.name} at ${exercise.title}: ${NEED_NAMES[there.need]}`}
              onClick={() => onOpen(there, exercise)}
            >
              <NeedMark row={there} now={now} icon />
            </button>
          ) : (
            <span className={styles.none}>–</span>
          )}
        </td>
      ))}
    </tr>
  )
}

/** A report of one learner draws their line anew and no other: rows are made for each view, what they hold is kept. */
function isSame(a: BoardLineProps, b: BoardLineProps): boolean {
  return (
    a.index === b.index &&
    a.now === b.now &&
    a.columns === b.columns &&
    a.group === b.group &&
    a.through === b.through &&
    a.onOpen === b.onOpen &&
    a.one.help === b.one.help &&
    sameRow(a.one.row, b.one.row) &&
    a.others.length === b.others.length &&
    a.others.every(({ exercise, row }, at) => {
      const other = b.others[at]
      return exercise === other?.exercise && row?.work === other.row?.work && row?.need === other.row?.need
    })
  )
}

/** Whether two rows look the same. */
export const sameRow = (a: WorkRow, b: WorkRow): boolean =>
  a.owner === b.owner &&
  a.name === b.name &&
  a.need === b.need &&
  a.why === b.why &&
  a.work === b.work &&
  a.members.join() === b.members.join()
