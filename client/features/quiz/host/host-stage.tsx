import { Eye, EyeOff } from 'lucide-react'
import type { Quiz } from '../../../../shared/course/quiz.ts'
import type { QuestionView } from '../../../../shared/view/quiz-slices.ts'
import type { RoomView } from '../../../../shared/view/slices.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Countdown } from '../countdown.tsx'
import { LeaderBoard } from '../leader-board.tsx'
import { currentQuestion, type ListedRun, placeText, questionsInOrder, runLabel } from '../runs-shown.ts'
import { useSecondsLeft } from '../use-seconds-left.ts'
import { AskedQuestion } from './asked-question.tsx'
import styles from './host-stage.module.css'
import { Missing } from './missing.tsx'

/** A quiz or poll as staff see it: what comes in, what is right, and who is still missing. */
export function HostStage(props: {
  run: ListedRun
  view: RoomView
  /** Of the course; undefined for polls. */
  quiz: Quiz | undefined
}) {
  const { run, view, quiz } = props
  const current = currentQuestion(run)
  const questions = current ? [current] : questionsInOrder(run)
  const tally = view.tally?.runs[run.id]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what is longer than the page
    <section className={styles.stage} tabIndex={0} aria-label={runLabel(run)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{runLabel(run)}</h2>
        {run.finished && <Badge>Finished</Badge>}
        {questions[0] && !run.finished && <Phase run={run} view={questions[0]} />}
        <Badge
          icon={run.live ? <Eye size={13} aria-hidden="true" /> : <EyeOff size={13} aria-hidden="true" />}
        >
          {run.live ? 'Projector shows bars' : 'Projector shows no bars'}
        </Badge>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          {questions.length === 0 && !run.finished && (
            <p className={styles.note}>
              Nothing is asked yet. Everybody sees the title and waits for the first of {run.total}{' '}
              {run.total === 1 ? 'question' : 'questions'}.
            </p>
          )}
          {questions.map((one) => (
            <AskedQuestion
              key={one.question.id}
              run={run}
              view={one}
              tally={tally?.questions[one.question.id]}
              secret={quiz?.questions.find(({ question }) => question.id === one.question.id)}
              present={view.room?.online ?? 0}
            />
          ))}
        </div>
        <aside className={styles.side} aria-label="Who has answered">
          {tally?.missing && <Missing missing={tally.missing} roster={view.roster} />}
          {run.leaders && <LeaderBoard leaders={run.leaders} />}
        </aside>
      </div>
    </section>
  )
}

function Phase({ run, view }: { run: ListedRun; view: QuestionView }) {
  const left = useSecondsLeft(view.phase === 'open' ? view.until : undefined)
  const words = { open: 'Open', closed: 'Closed', discussing: 'Discussion', revealed: 'Revealed' }
  return (
    <>
      {run.pace === 'host' && run.quiz !== undefined && <span>{placeText(run, view)}</span>}
      {view.round === 2 && <Badge tone="accent">Second vote</Badge>}
      <Badge tone={view.phase === 'open' ? 'ok' : 'neutral'}>{words[view.phase]}</Badge>
      {left !== undefined && <Countdown left={left} />}
    </>
  )
}
