import { MessagesSquare } from 'lucide-react'
import { useId } from 'react'
import type { MyRunView, QuestionView } from '../../../shared/view/quiz-slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { Badge } from '../../ui/badge.tsx'
import { AnswerForm } from './answer-form.tsx'
import { AnswerInput } from './answer-input.tsx'
import { Countdown } from './countdown.tsx'
import { draftOf, emptyDraft } from './draft.ts'
import { LeaderBoard } from './leader-board.tsx'
import { endOf, isTakingAnswers } from './may-answer.ts'
import { OwnResult } from './own-result.tsx'
import styles from './question-card.module.css'
import { ResultSection } from './result-section.tsx'
import { RichText } from './rich-text.tsx'
import { type ListedRun, placeText } from './runs-shown.ts'
import { useSecondsLeft } from './use-seconds-left.ts'
import { verdictOf } from './verdict.ts'

/** One question as somebody in the class sees it: asked, answered, closed, revealed. */
export function QuestionCard(props: {
  run: ListedRun
  view: QuestionView
  mine: MyRunView | undefined
  /** Learners answer; others look on. */
  answers: boolean
}) {
  const { run, view, answers } = props
  const { question, result, phase } = view
  const mine = props.mine?.questions[question.id]
  const room = useRoom()
  const stem = useId()
  const end = endOf(view, mine)
  const left = useSecondsLeft(end)
  const taking = answers && isTakingAnswers(view, mine, room.serverNow())
  const verdict = result && verdictOf(result, mine, answers)
  return (
    <article className={styles.card} aria-labelledby={`${stem}-place`}>
      <header className={styles.head}>
        <h2 id={`${stem}-place`} className={styles.place}>
          {placeText(run, view)}
        </h2>
        {view.round === 2 && <Badge tone="accent">Second vote</Badge>}
        {!taking && <Badge tone={phase === 'revealed' ? 'ok' : 'neutral'}>{phaseText(view, left)}</Badge>}
        {left !== undefined && taking && <Countdown left={left} className={styles.time} />}
      </header>
      <div id={stem}>
        <RichText html={question.stem} className={styles.stem} />
      </div>
      {phase === 'discussing' && (
        <p className={styles.discuss}>
          <MessagesSquare size={22} aria-hidden="true" />
          Talk to your neighbour: say what you chose, and why. Then everybody votes again.
        </p>
      )}
      {verdict && result && (
        <OwnResult question={question} verdict={verdict} result={result} mine={mine} run={props.mine} />
      )}
      {result && <ResultSection view={view} result={result} mine={mine} />}
      {!result && answers && (
        <AnswerForm
          key={`${question.id} ${view.round}`}
          to={{ run: run.id, question: question.id, round: view.round }}
          view={view}
          mine={mine}
          taking={taking}
          labelledBy={stem}
        />
      )}
      {!result && !answers && (
        <AnswerInput
          question={question}
          draft={mine?.answer ? draftOf(mine.answer) : emptyDraft(question)}
          locked
          labelledBy={stem}
          onDraft={() => undefined}
          onSend={() => undefined}
        />
      )}
      {result && run.leaders && run.pace === 'host' && <LeaderBoard leaders={run.leaders} />}
      <p className={styles.answered}>{answeredText(view.answered)}</p>
    </article>
  )
}

export const answeredText = (answered: number) =>
  answered === 1 ? '1 person has answered' : `${answered} people have answered`

function phaseText({ phase }: QuestionView, left: number | undefined): string {
  if (phase === 'revealed') return 'Result'
  if (phase === 'discussing') return 'Discuss'
  return phase === 'open' && left !== 0 ? 'Open' : 'Closed'
}
