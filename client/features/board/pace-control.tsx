import { Eye, Hand, Play, Plus, Timer, X } from 'lucide-react'
import { useState } from 'react'
import type { ExerciseStep } from '../../../shared/course/exercise.ts'
import type { RoomView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { clockLeft, leftOf } from '../exercise/time-left.ts'
import styles from './pace-control.module.css'
import { StartTimer } from './start-timer.tsx'

/** The room's pace: a timer, stopping everybody for a moment, and for the exercise of now its steps and solution. */
export function PaceControl(props: {
  view: Pick<RoomView, 'timing' | 'exercise' | 'released'>
  /** The steps of the class's exercise. */
  steps: readonly ExerciseStep[]
  minutes: number | undefined
}) {
  const { view, steps } = props
  const { timer, hold } = view.timing ?? {}
  const command = useCommand()
  const now = useServerNow(500)
  const [asked, setAsked] = useState(false)
  const left = timer && leftOf(timer, now)
  const { exercise } = view
  const step = exercise?.step
  const isOut = exercise !== undefined && view.released?.solutions.includes(exercise.id)
  const set = (seconds: number) =>
    command({ type: 'timer.set', seconds: Math.max(5, Math.min(14_400, Math.round(seconds))) })
  return (
    <section className={styles.pace} aria-label="Pace of the room">
      <div className={styles.row}>
        {left === undefined ? (
          <StartTimer
            key={props.minutes}
            minutes={props.minutes}
            onStart={(minutes) => void set(minutes * 60)}
          />
        ) : (
          <>
            <span className={styles.left} role="timer" aria-live="off">
              <Timer size={16} aria-hidden="true" />
              {left === 0 ? 'Time is up' : clockLeft(left)}
            </span>
            <Button size="sm" icon={<Plus size={16} />} onClick={() => set(left / 1000 + 60)}>
              1 min
            </Button>
            <IconButton
              label="Take the timer away"
              size="sm"
              icon={<X size={16} />}
              onClick={() => command({ type: 'timer.stop' })}
            />
          </>
        )}
        {hold ? (
          <Button
            size="sm"
            variant="primary"
            icon={<Play size={16} />}
            onClick={() => command({ type: 'class.resume' })}
          >
            Let them go on
          </Button>
        ) : (
          <Button size="sm" icon={<Hand size={16} />} onClick={() => command({ type: 'class.hold' })}>
            Hold
          </Button>
        )}
      </div>
      {exercise && (
        <div className={styles.row}>
          <span className={styles.done} role="status">
            {exercise.done} of {exercise.of} done
          </span>
          {step !== undefined && (
            <>
              <span className={styles.step}>
                Step {step} of {steps.length}
                {steps[step - 1] ? `: ${steps[step - 1]?.title}` : ''}
              </span>
              {step < steps.length && (
                <Button
                  size="sm"
                  variant="primary"
                  onClick={() =>
                    command({ type: 'exercise.set-step', exercise: exercise.id, step: step + 1 })
                  }
                >
                  Move on to step {step + 1}
                </Button>
              )}
              {step > 1 && (
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() =>
                    command({ type: 'exercise.set-step', exercise: exercise.id, step: step - 1 })
                  }
                >
                  Back
                </Button>
              )}
            </>
          )}
          {isOut ? (
            <span className={styles.step}>Solution is out</span>
          ) : (
            <Button size="sm" variant="ghost" icon={<Eye size={16} />} onClick={() => setAsked(true)}>
              Release solution
            </Button>
          )}
        </div>
      )}
      <ConfirmDialog
        open={asked}
        title="Release the solution?"
        action="Release it"
        onConfirm={async () => {
          if (exercise) await command({ type: 'exercise.release-solution', exercise: exercise.id })
        }}
        onClose={() => setAsked(false)}
      >
        <p>Everybody can compare their code with it and take over its steps. This cannot be taken back.</p>
      </ConfirmDialog>
    </section>
  )
}
