import { Check, History } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { OwnWorkView } from '../../../shared/view/slices.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { type CheckRow, passedOf, stepsDone } from './check-rows.ts'
import { ChecksList } from './checks-list.tsx'
import { HintsList } from './hints-list.tsx'
import styles from './task-pane.module.css'
import type { Checks } from './use-checks.ts'

export type TaskTab = 'task' | 'checks' | 'hints'

/** What stands beside the code: the task, the checks, the hints, and how far one is. */
export function TaskPane(props: {
  exercise: AudienceExercise
  task: ReactNode
  language: string
  work: OwnWorkView | undefined
  rows: readonly CheckRow[]
  checks: Checks
  /** The step that the class is at, from 1; undefined while it works at something else. */
  classStep: number | undefined
  /** So many steps may be taken over. */
  released: number
  onCheck: (() => void) | undefined
  onHint: ((hint: number) => void) | undefined
  onCatchUp: ((step: number) => void) | undefined
  onVersion: (version: { step: number; at: number }) => void
  onSolution: (() => void) | undefined
  /** At the foot: notes and handing in. */
  foot: ReactNode
  tab: TaskTab
  onTab: (tab: TaskTab) => void
}) {
  const { exercise, work, rows, checks } = props
  const opened = work?.hints ?? []
  const passed = passedOf(rows)
  return (
    <div className={styles.pane}>
      {exercise.steps.length > 0 && <Steps {...props} />}
      <Tabs<TaskTab>
        label={`About ${exercise.title}`}
        className={styles.tabs}
        selected={props.tab}
        onSelect={props.onTab}
        tabs={[
          {
            id: 'task',
            label: 'Task',
            content: (
              <>
                {props.task}
                {(props.onSolution || (work?.caughtUp?.length ?? 0) > 0) && (
                  <div className={styles.more}>
                    {props.onSolution && (
                      <Button onClick={props.onSolution}>Compare with the solution</Button>
                    )}
                    <Versions caughtUp={work?.caughtUp ?? []} onVersion={props.onVersion} />
                  </div>
                )}
              </>
            ),
          },
          ...(rows.length > 0
            ? [
                {
                  id: 'checks' as const,
                  label: 'Checks',
                  detail: (
                    <Badge tone={passed === rows.length ? 'ok' : 'neutral'}>
                      {passed}/{rows.length}
                    </Badge>
                  ),
                  content: (
                    <div className={styles.inner}>
                      <ChecksList
                        rows={rows}
                        busy={checks.busy}
                        trouble={checks.trouble}
                        onRun={props.onCheck}
                        onStop={checks.stop}
                      />
                    </div>
                  ),
                },
              ]
            : []),
          ...(exercise.hints.length > 0
            ? [
                {
                  id: 'hints' as const,
                  label: 'Hints',
                  detail: (
                    <Badge>
                      {opened.length}/{exercise.hints.length}
                    </Badge>
                  ),
                  content: (
                    <div className={styles.inner}>
                      <HintsList
                        hints={exercise.hints}
                        opened={opened}
                        language={props.language}
                        onOpen={props.onHint}
                      />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div className={styles.foot}>{props.foot}</div>
    </div>
  )
}

function Steps({ exercise, rows, classStep, released, onCatchUp }: Parameters<typeof TaskPane>[0]) {
  const done = stepsDone(exercise.steps, rows)
  const behind = released > done
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.steps}>
      <ol className={styles.list} aria-label="Steps">
        {exercise.steps.map(({ title }, at) => (
          <li
            key={title}
            className={cx(styles.step, at < done && styles.done, at + 1 === classStep && styles.now)}
            aria-current={at + 1 === classStep ? 'step' : undefined}
            title={title}
          >
            {at < done ? <Check size={14} aria-label="done" /> : at + 1}
            <span className={styles.stepTitle}>{title}</span>
          </li>
        ))}
      </ol>
      {behind && onCatchUp && (
        <p className={styles.behind}>
          The class is at step {classStep ?? released + 1}.{' '}
          <Button size="sm" onClick={() => onCatchUp(released)}>
            Catch me up to step {released}
          </Button>
          {released > done + 1 && (
            <button type="button" className={styles.other} onClick={() => setOpen(!open)}>
              another step
            </button>
          )}
        </p>
      )}
      {behind && open && (
        <p className={styles.behind}>
          {Array.from({ length: released }, (_, at) => (
            <Button
              key={exercise.steps[at]?.title}
              size="sm"
              variant="ghost"
              onClick={() => onCatchUp?.(at + 1)}
            >
              Step {at + 1}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

export const versionTitle = ({ step, at }: { step: number; at: number }) =>
  `Yours before step ${step} (${CLOCK.format(at)})`

function Versions(props: {
  caughtUp: readonly { step: number; at: number }[]
  onVersion: (version: { step: number; at: number }) => void
}) {
  if (props.caughtUp.length === 0) return null
  return (
    <section aria-label="Your versions" className={styles.versions}>
      <p>Your versions</p>
      <ul>
        {props.caughtUp.map((version) => (
          <li key={version.at}>
            <Button
              size="sm"
              variant="ghost"
              icon={<History size={16} />}
              onClick={() => props.onVersion(version)}
            >
              {versionTitle(version)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
