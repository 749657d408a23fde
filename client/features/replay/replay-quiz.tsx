import { useId } from 'react'
import type { ReplayQuiz } from '../../../shared/report/replay-moment.ts'
import type { QuestionView } from '../../../shared/view/quiz-slices.ts'
import { Badge } from '../../ui/badge.tsx'
import { AnswerInput } from '../quiz/answer-input.tsx'
import { emptyDraft } from '../quiz/draft.ts'
import card from '../quiz/question-card.module.css'
import { answeredText } from '../quiz/question-card.tsx'
import { ResultSection } from '../quiz/result-section.tsx'
import { RichText } from '../quiz/rich-text.tsx'
import styles from './replay-quiz.module.css'

/** A quiz or poll as the class saw it: the question, and after its reveal what was answered. */
export function ReplayQuizView({ quiz }: { quiz: ReplayQuiz }) {
  const { title, questions, current, pace, finished } = quiz
  const shown = pace === 'free' ? questions : questions.filter(({ question }) => question.id === current)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what is longer than the page
    <section className={styles.stage} tabIndex={0} aria-label={title || 'Poll'}>
      {title && (
        <h2 className={styles.title}>
          {title}
          {finished && ' is over'}
        </h2>
      )}
      {shown.length === 0 && !finished && (
        <p className={styles.wait}>The first question was about to come.</p>
      )}
      {shown.map((view) => (
        <ReplayQuestion key={view.question.id} view={view} quiz={quiz} />
      ))}
    </section>
  )
}

function ReplayQuestion({ view, quiz }: { view: QuestionView; quiz: ReplayQuiz }) {
  const { question, number, phase, round, result, answered } = view
  const id = useId()
  const place =
    quiz.quiz === undefined ? 'Poll' : quiz.total > 1 ? `Question ${number} of ${quiz.total}` : 'Question'
  return (
    <article className={card.card} aria-labelledby={`${id}-place`}>
      <header className={card.head}>
        <h3 id={`${id}-place`} className={card.place}>
          {place}
        </h3>
        {round === 2 && <Badge tone="accent">Second vote</Badge>}
        <Badge tone={phase === 'revealed' ? 'ok' : 'neutral'}>{PHASES[phase]}</Badge>
      </header>
      <div id={id}>
        <RichText html={question.stem} className={card.stem ?? ''} />
      </div>
      {result ? (
        <>
          <ResultSection view={view} result={result} />
          <p className={card.answered}>{answeredText(answered)}</p>
        </>
      ) : (
        <AnswerInput
          question={question}
          draft={emptyDraft(question)}
          locked
          labelledBy={id}
          onDraft={() => undefined}
          onSend={() => undefined}
        />
      )}
    </article>
  )
}

const PHASES: Record<QuestionView['phase'], string> = {
  open: 'Being answered',
  closed: 'Closed',
  discussing: 'Being discussed',
  revealed: 'Result',
}
