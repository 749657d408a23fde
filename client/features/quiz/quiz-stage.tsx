import type { MeView } from '../../../shared/view/slices.ts'
import { LeaderBoard } from './leader-board.tsx'
import { pointsText } from './points-text.ts'
import { QuestionCard } from './question-card.tsx'
import styles from './quiz-stage.module.css'
import { currentQuestion, type ListedRun, runLabel } from './runs-shown.ts'
import { SetView } from './set-view.tsx'

/** A quiz or poll in the place of the slides, for learners and whoever looks on. */
export function QuizStage({ run, me }: { run: ListedRun; me: MeView }) {
  const mine = me.runs?.[run.id]
  const answers = me.role === 'learner'
  const current = currentQuestion(run)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what is longer than the page
    <section className={styles.stage} tabIndex={0} aria-label={runLabel(run)}>
      {run.finished && run.quiz !== undefined && (
        <div className={styles.end}>
          <h2>{run.title} is over</h2>
          {mine?.score !== undefined && (
            <p>
              You have <strong>{pointsText(mine.score)}</strong>
              {mine.rank !== undefined && (
                <>
                  {' '}
                  and rank <strong>{mine.rank}</strong>
                </>
              )}
              .
            </p>
          )}
          {run.leaders && <LeaderBoard leaders={run.leaders} />}
        </div>
      )}
      {run.pace === 'free' ? (
        <SetView run={run} mine={mine} answers={answers} />
      ) : current ? (
        <QuestionCard
          key={current.question.id}
          run={run.finished ? withoutLeaders(run) : run}
          view={current}
          mine={mine}
          answers={answers}
        />
      ) : (
        !run.finished && (
          <div className={styles.end}>
            <h2>{run.title}</h2>
            <p>The first question comes in a moment. Get ready!</p>
          </div>
        )
      )}
    </section>
  )
}

/** The board stands above already. */
function withoutLeaders(run: ListedRun): ListedRun {
  const { leaders: _, ...rest } = run
  return rest
}
