import { useState } from 'react'
import type { NudgesSlice } from '../../../shared/view/slices.ts'
import { useCalmOrder, usePointerOver } from '../../hooks/use-calm-order.ts'
import { Button } from '../../ui/button.tsx'
import { useExercise } from '../work/use-exercise.ts'
import type { WorkRow } from '../work/work-rows.ts'
import { FailingCard } from './failing-card.tsx'
import { type FailingGroup, failingGroups, groupKey, sentAbout } from './failing-groups.ts'
import styles from './failing-panel.module.css'
import { aboutOf } from './nudge-about.ts'
import { NudgeDialog } from './nudge-dialog.tsx'

const SHOWN = 5

/** Who fails the same check for the same reason, with one press to give them all the next hint. */
export function FailingPanel(props: {
  exercise: string
  rows: readonly WorkRow[]
  nudges: NudgesSlice | undefined
  slide: number
  slides: number
  onOpen: (row: WorkRow) => void
}) {
  const { exercise, rows, nudges } = props
  const { data } = useExercise(exercise)
  const [to, setTo] = useState<FailingGroup>()
  const [all, setAll] = useState(false)
  const { isOver, handlers } = usePointerOver()
  const groups = useCalmOrder(failingGroups(rows), groupKey, exercise, isOver)
  if (groups.length === 0 && !to) return null
  return (
    <section className={styles.panel} aria-label="What fails">
      <p className={styles.title}>What fails</p>
      <ul className={styles.list} {...handlers}>
        {groups.slice(0, all ? groups.length : SHOWN).map((group) => (
          <FailingCard
            key={groupKey(group)}
            group={group}
            exercise={exercise}
            data={data}
            sent={sentAbout(nudges, exercise, group)}
            onOpen={props.onOpen}
            onSend={() => setTo(group)}
          />
        ))}
      </ul>
      {groups.length > SHOWN && (
        <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${groups.length}`}
        </Button>
      )}
      {to && (
        <NudgeDialog
          to={[...new Set(to.rows.flatMap(({ members }) => members))]}
          who={to.rows.length === 1 ? (to.rows[0]?.name ?? '') : `${to.rows.length} who fail the same`}
          about={aboutOf(to, data)}
          cause={{ exercise, check: to.check, gist: to.gist }}
          exercise={data}
          slide={props.slide}
          slides={props.slides}
          onClose={() => setTo(undefined)}
        />
      )}
    </section>
  )
}
