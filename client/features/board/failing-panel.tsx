import { Send } from 'lucide-react'
import { useState } from 'react'
import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { NudgesSlice } from '../../../shared/view/slices.ts'
import { clockText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useExercise } from '../work/use-exercise.ts'
import type { WorkRow } from '../work/work-rows.ts'
import { type FailingGroup, failingGroups } from './failing-groups.ts'
import styles from './failing-panel.module.css'
import { NudgeDialog } from './nudge-dialog.tsx'

const SHOWN = 5
const SENT = { text: 'Words', hint: 'Hint', slide: 'Slide', poll: 'Poll' }

/** Who fails the same check for the same reason, with one press to tell them all something. */
export function FailingPanel(props: {
  exercise: string
  rows: readonly WorkRow[]
  nudges: NudgesSlice | undefined
  slide: number
  slides: number
  onOpen: (row: WorkRow) => void
}) {
  const { rows, nudges } = props
  const { data } = useExercise(props.exercise)
  const [to, setTo] = useState<FailingGroup>()
  const [all, setAll] = useState(false)
  const groups = failingGroups(rows)
  if (groups.length === 0) return null
  const sent = Object.values(nudges?.sent ?? {}).sort((a, b) => b.at - a.at)
  return (
    <section className={styles.panel} aria-label="What fails">
      <p className={styles.title}>What fails</p>
      <ul className={styles.list}>
        {groups.slice(0, all ? groups.length : SHOWN).map((group) => {
          const about = aboutOf(group, data)
          const last = sent.find((one) => one.about === about)
          return (
            <li key={about} className={styles.group}>
              <Badge tone={group.rows.length > 1 ? 'danger' : 'neutral'}>{group.rows.length}</Badge>
              <div className={styles.text}>
                <p className={styles.check}>{titleOf(group.check, data)}</p>
                {group.message && <p className={styles.message}>{group.message}</p>}
                <p className={styles.names}>
                  {group.rows.map((row) => (
                    <button
                      key={row.owner}
                      type="button"
                      className={styles.name}
                      onClick={() => props.onOpen(row)}
                    >
                      {row.name}
                    </button>
                  ))}
                </p>
                {last && (
                  <p className={styles.sent}>
                    {SENT[last.content.kind]} sent to {last.to} at {clockText(last.at)}
                    {last.content.kind === 'poll' &&
                      `: ${last.content.options.map((option, at) => `${option} ${last.answers?.[at] ?? 0}`).join(', ')}`}
                  </p>
                )}
              </div>
              <Button size="sm" icon={<Send size={16} />} onClick={() => setTo(group)}>
                Send
              </Button>
            </li>
          )
        })}
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
          exercise={data}
          slide={props.slide}
          slides={props.slides}
          onClose={() => setTo(undefined)}
        />
      )}
    </section>
  )
}

const titleOf = (check: string, exercise: AudienceExercise | undefined) =>
  exercise?.checks.find(({ id }) => id === check)?.title ?? check

/** As shared/session/nudges.ts bounds it. */
const ABOUT_MAX = 200

const aboutOf = ({ check, message }: FailingGroup, exercise: AudienceExercise | undefined) =>
  `${titleOf(check, exercise)}${message ? `: ${message}` : ''}`.slice(0, ABOUT_MAX).trim()
