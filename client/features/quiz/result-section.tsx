import type { QuestionKey } from '../../../shared/course/quiz.ts'
import { bucketsOf } from '../../../shared/session/quiz/tally.ts'
import type { MyQuestionView, QuestionView, ResultView } from '../../../shared/view/quiz-slices.ts'
import { Bars } from './bars.tsx'
import styles from './result-section.module.css'
import { RichText } from './rich-text.tsx'
import { RightAnswer } from './right-answer.tsx'

/** What everybody learns at the reveal: what is right, why, and what was answered how often. */
export function ResultSection(props: {
  view: QuestionView
  result: ResultView
  mine?: MyQuestionView | undefined
}) {
  const { view, result, mine } = props
  const { question } = view
  const { key, explanation, bars, before } = result
  return (
    <div className={styles.result}>
      {key && !saysBars(key) && (
        <div>
          <h3 className={styles.title}>Right is</h3>
          <RightAnswer question={question} answer={key} />
        </div>
      )}
      {bars ? (
        <Bars
          question={question}
          bars={bars}
          before={before}
          answered={view.answered}
          answerKey={key}
          own={mine?.answer && bucketsOf(question, mine.answer)}
        />
      ) : (
        <p className={styles.note}>Too few have voted to show anything without giving somebody away.</p>
      )}
      {explanation !== '' && (
        <div>
          <h3 className={styles.title}>Why</h3>
          <RichText html={explanation} />
        </div>
      )}
    </div>
  )
}

/** The bars of these mark all that is right themselves. */
const saysBars = (key: QuestionKey) => key.kind === 'choice'
