import { useVirtualizer } from '@tanstack/react-virtual'
import { LifeBuoy, ShieldCheck } from 'lucide-react'
import { useRef } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import { durationText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { NeedMark } from '../work/need-mark.tsx'
import type { People, WorkRow } from '../work/work-rows.ts'
import type { BoardRow } from './board-rows.ts'
import styles from './board-table.module.css'

const ROW_PX = 44

/** Everybody at the exercise of the class, a line each, and where they stand in the others. Only what is seen is drawn. */
export function BoardTable(props: {
  rows: readonly BoardRow[]
  exercise: ExerciseSummary
  /** The others. */
  exercises: readonly ExerciseSummary[]
  people: People
  now: number
  onOpen: (row: WorkRow) => void
}) {
  const { rows, exercise, exercises, people, now } = props
  const box = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => rows[at]?.row.owner ?? at,
    overscan: 12,
  })
  const drawn = list.getVirtualItems()
  const before = drawn[0]?.start ?? 0
  const after = list.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  const columns = 7 + exercises.length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
    <section ref={box} className={styles.box} tabIndex={0} aria-label="Board">
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">Everybody at {exercise.title}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Learner</th>
            <th scope="col">Status</th>
            <th scope="col">Checks</th>
            <th scope="col">Note</th>
            <th scope="col">Time on it</th>
            <th scope="col">Last sign</th>
            <th scope="col">Handed in</th>
            {exercises.map(({ id, title }) => (
              <th key={id} scope="col" className={styles.other} title={title}>
                <span>{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr>
              <td colSpan={columns} style={{ height: before, padding: 0 }} />
            </tr>
          )}
          {drawn.map(({ index, key }) => {
            const one = rows[index]
            if (!one) return null
            return (
              <Line
                key={key}
                index={index}
                one={one}
                exercises={exercises}
                people={people}
                now={now}
                onOpen={props.onOpen}
              />
            )
          })}
          {after > 0 && (
            <tr>
              <td colSpan={columns} style={{ height: after, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

const NOTES = { working: 'Working', stuck: 'Stuck', done: 'Done' }

function Line(props: {
  index: number
  one: BoardRow
  exercises: readonly ExerciseSummary[]
  people: People
  now: number
  onOpen: (row: WorkRow) => void
}) {
  const { one, exercises, people, now } = props
  const { row, cells, help, group } = one
  const { work } = row
  return (
    <tr aria-rowindex={props.index + 2} className={cx(styles.line, styles[row.need])}>
      <th scope="row" className={styles.name}>
        {work ? (
          <button
            type="button"
            className={styles.open}
            title={`Open the work of ${row.name}`}
            onClick={() => props.onOpen(row)}
          >
            {row.name}
          </button>
        ) : (
          row.name
        )}
        {help !== undefined && (
          <Badge tone="warn" icon={<LifeBuoy size={12} aria-hidden="true" />}>
            {help === 0 ? 'being helped' : durationText(now - help)}
          </Badge>
        )}
        {group !== undefined && <span className={styles.group}>{people[group]?.name}</span>}
      </th>
      <td>
        <NeedMark row={row} now={now} />
      </td>
      <td>{work?.checks && <Progress passed={work.checks.passed} total={work.checks.total} />}</td>
      <td>
        {work?.note && (
          <span className={cx(styles.note, styles[work.note.value])}>{NOTES[work.note.value]}</span>
        )}
      </td>
      <td className={styles.number}>{work && durationText((work.passedAt ?? now) - work.openedAt)}</td>
      <td className={styles.number}>{work && `${durationText(now - work.activeAt)} ago`}</td>
      <td>
        {work?.submitted &&
          (work.verified ? (
            <span className={styles.verified} title="The server ran all checks, also the hidden ones">
              <ShieldCheck size={14} aria-hidden="true" />
              {work.verified.passed}/{work.verified.total}
            </span>
          ) : (
            `${work.submitted.passed ?? '–'}/${work.submitted.total}`
          ))}
      </td>
      {exercises.map(({ id }) => {
        const cell = cells[id]
        return (
          <td key={id} className={styles.other}>
            {cell ? (
              <button
                type="button"
                className={styles.cell}
                onClick={() => props.onOpen(cell)}
                title={`Open it: ${row.name}`}
              >
                <NeedMark row={cell} now={now} short />
              </button>
            ) : (
              <span className={styles.none}>–</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** Checks passed, as a bar and a number. */
function Progress({ passed, total }: { passed: number; total: number }) {
  return (
    <span className={styles.progress}>
      <progress value={passed} max={Math.max(1, total)} aria-hidden="true" />
      {passed}/{total}
    </span>
  )
}
