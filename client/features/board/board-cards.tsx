import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { cx } from '../../ui/cx.ts'
import { NeedMark } from '../work/need-mark.tsx'
import type { WorkRow } from '../work/work-rows.ts'
import styles from './board-cards.module.css'
import { HandedIn, HelpMark, NoteMark, OpenName, shortTime } from './board-parts.tsx'
import { type BoardRow, throughAt } from './board-rows.ts'
import type { BoardListProps } from './board-table.tsx'
import { PieceMark } from './piece-mark.tsx'
import { type Piece, timeOnStep } from './pieces.ts'

const CARD_PX = 132

/** Everybody at an exercise on a narrow screen: a card each, in the flow of the page. Only what is seen is drawn. */
export function BoardCards(props: BoardListProps & { box: RefObject<HTMLDivElement | null> }) {
  const { rows, box, people, others, work } = props
  const [top, setTop] = useState(0)
  // What stands above comes and goes: calls for help, what fails.
  useLayoutEffect(() => {
    const now = box.current ? Math.round(box.current.getBoundingClientRect().top + window.scrollY) : 0
    if (now !== top) setTop(now)
  })
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => CARD_PX,
    getItemKey: (at) => rows[at]?.row.owner ?? at,
    overscan: 6,
    scrollMargin: top,
  })
  return (
    <ul
      className={styles.cards}
      aria-label={`Everybody at ${props.exercise.title}`}
      style={{ height: list.getTotalSize() }}
    >
      {list.getVirtualItems().map(({ index, key, start }) => {
        const one = rows[index]
        if (!one) return null
        return (
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className={styles.item}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <Card
              one={one}
              pieces={props.pieces}
              group={one.group === undefined ? undefined : people[one.group]?.name}
              elsewhere={
                others.length === 0 ? '' : `${throughAt(one.row, others, work)}/${others.length} elsewhere`
              }
              now={props.now}
              onOpen={props.onOpen}
            />
          </li>
        )
      })}
    </ul>
  )
}

function Card(props: {
  one: BoardRow
  pieces: readonly Piece[]
  group: string | undefined
  elsewhere: string
  now: number
  onOpen: (row: WorkRow) => void
}) {
  const { one, pieces, now } = props
  const { row, help } = one
  const { work } = row
  const onStep = timeOnStep(work, now)
  return (
    <div className={cx(styles.card, styles[row.need])}>
      <p className={styles.head}>
        <OpenName row={row} onOpen={props.onOpen} />
        <HelpMark since={help} now={now} />
      </p>
      <p className={styles.row}>
        <NeedMark row={row} now={now} />
        <NoteMark work={work} />
      </p>
      {work && pieces.length > 0 && (
        <p className={styles.row}>
          {work.checks && (
            <span className={styles.count}>
              {work.checks.passed}/{work.checks.total}
              <span className="visually-hidden"> checks pass</span>
            </span>
          )}
          {pieces.map((piece) => (
            <PieceMark key={piece.number} piece={piece} work={work} />
          ))}
        </p>
      )}
      <p className={styles.small}>
        {work && (
          <>
            {onStep !== undefined && (
              <span>
                {shortTime(onStep)} on this {pieces[0]?.kind === 'step' ? 'step' : 'exercise'}
              </span>
            )}
            <span>seen {shortTime(now - work.activeAt)} ago</span>
            {work.submitted && (
              <span>
                handed in <HandedIn work={work} />
              </span>
            )}
          </>
        )}
        {props.elsewhere && <span>{props.elsewhere}</span>}
        {props.group && <span>{props.group}</span>}
      </p>
    </div>
  )
}
