import { MessagesSquare } from 'lucide-react'
import { useRef } from 'react'
import type { QuestionView, RunTally } from '../../../../shared/view/quiz-slices.ts'
import type { RoomView } from '../../../../shared/view/slices.ts'
import { cx } from '../../../ui/cx.ts'
import { Bars } from '../bars.tsx'
import { Countdown } from '../countdown.tsx'
import { LeaderBoard } from '../leader-board.tsx'
import { RichText } from '../rich-text.tsx'
import { RightAnswer } from '../right-answer.tsx'
import { currentQuestion, type ListedRun, placeText, questionsInOrder } from '../runs-shown.ts'
import { useSecondsLeft } from '../use-seconds-left.ts'
import styles from './projector-quiz.module.css'
import { QuestionFace } from './question-face.tsx'
import { useFitText } from './use-fit-text.ts'

/** A quiz or poll for the back row: as big as it fits. */
export function ProjectorQuiz({ run, view }: { run: ListedRun; view: RoomView }) {
  const box = useRef<HTMLElement>(null)
  useFitText(box)
  const current = currentQuestion(run)
  const online = view.room?.online ?? 0
  const tally = view.tally?.runs[run.id]
  const over = run.finished && run.quiz !== undefined && run.leaders
  return (
    <section ref={box} className={styles.screen} aria-label={run.title || 'Poll'}>
      {over ? (
        <div className={styles.center}>
          <h1>{run.title}</h1>
          <LeaderBoard leaders={over} />
        </div>
      ) : current ? (
        <Asked run={run} view={current} tally={tally} online={online} />
      ) : (
        <Waiting run={run} online={online} />
      )}
    </section>
  )
}

function Asked(props: { run: ListedRun; view: QuestionView; tally: RunTally | undefined; online: number }) {
  const { run, view, tally, online } = props
  const { question, result, phase } = view
  const left = useSecondsLeft(phase === 'open' ? view.until : undefined)
  const live = tally?.questions[question.id]
  const key = result?.key
  return (
    <>
      <header className={styles.head}>
        <p>
          {placeText(run, view)}
          {view.round === 2 && ' · second vote'}
        </p>
        <p className={styles.count}>
          <strong>{view.answered}</strong> of {Math.max(online, view.answered)} answered
        </p>
        {left !== undefined && <Countdown left={left} className={styles.time} />}
        {phase === 'closed' && <p className={styles.closed}>Closed</p>}
      </header>
      <RichText html={question.stem} className={styles.stem} />
      {phase === 'discussing' && (
        <p className={styles.discuss}>
          <MessagesSquare size="1.2em" aria-hidden="true" />
          Talk to your neighbour: say what you chose, and why.
        </p>
      )}
      <div className={cx(styles.body, result && run.leaders && styles.two)}>
        {result ? (
          <div className={styles.result}>
            {result.bars && (
              <Bars
                question={question}
                bars={result.bars}
                before={result.before}
                answered={view.answered}
                answerKey={key}
              />
            )}
            {key && key.kind !== 'choice' && (
              <div>
                <h2 className={styles.right}>Right is</h2>
                <RightAnswer question={question} answer={key} />
              </div>
            )}
            {result.explanation !== '' && (
              <RichText html={result.explanation} className={styles.explanation} />
            )}
          </div>
        ) : live?.bars ? (
          <Bars question={question} bars={live.bars} before={live.before} answered={live.answered} />
        ) : (
          <QuestionFace question={question} />
        )}
        {result && run.leaders && <LeaderBoard leaders={run.leaders} most={5} />}
      </div>
    </>
  )
}

function Waiting({ run, online }: { run: ListedRun; online: number }) {
  const questions = questionsInOrder(run)
  const first = questions[0]
  const left = useSecondsLeft(first?.phase === 'open' ? first.until : undefined)
  const answers = questions.reduce((sum, { answered }) => sum + answered, 0)
  return (
    <div className={styles.center}>
      <h1>{run.title}</h1>
      <p>
        {run.total} {run.total === 1 ? 'question' : 'questions'}
        {run.pace === 'free' && ', at your own pace'}
      </p>
      <p>{run.pace === 'free' ? `${answers} answers so far` : `${online} are here. Get ready!`}</p>
      {left !== undefined && <Countdown left={left} />}
      {run.leaders && <LeaderBoard leaders={run.leaders} />}
    </div>
  )
}
