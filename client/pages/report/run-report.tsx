import type { RunResults } from '../../../shared/report/quiz-results.ts'
import { Badge } from '../../ui/badge.tsx'
import { PeopleScores } from './people-scores.tsx'
import { QuestionDetail } from './question-detail.tsx'
import { QuestionTable } from './question-table.tsx'
import styles from './run-report.module.css'

/** One quiz or poll: its questions side by side, each of them in detail, and how everybody did. */
export function RunReport({ run }: { run: RunResults }) {
  const { title, questions, people, finished, quiz } = run
  const graded = questions.some(({ key }) => key !== undefined)
  const heading = `run-${run.run}`
  return (
    <article className={styles.run} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{title || 'Poll'}</h3>
        {quiz !== undefined && !finished && <Badge tone="ok">Going on</Badge>}
        <p className={styles.meta}>
          {quiz !== undefined &&
            `${questions.length} ${questions.length === 1 ? 'question' : 'questions'} asked · `}
          {peopleText(run)}
        </p>
      </div>
      {quiz !== undefined && questions.length > 0 && <QuestionTable questions={questions} />}
      <div className={styles.details}>
        {questions.map((question) => (
          <QuestionDetail key={question.question.id} results={question} alone={quiz === undefined} />
        ))}
      </div>
      {graded && people.length > 0 && <PeopleScores run={run} />}
    </article>
  )
}

function peopleText({ people, questions }: RunResults): string {
  const anonymous = questions.every(({ question }) => question.anonymous)
  const n = anonymous ? Math.max(0, ...questions.map(({ answered }) => answered)) : people.length
  return `${n} ${n === 1 ? 'person' : 'people'} answered${anonymous && questions.length > 0 ? ', anonymously' : ''}`
}
