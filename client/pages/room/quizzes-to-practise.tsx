import { ChevronRight, ListChecks } from 'lucide-react'
import type { PracticeQuiz } from '../../features/practice/practice-run.ts'
import styles from './quizzes-to-practise.module.css'

/** The quizzes of the class, each a way to go through it again. */
export function QuizzesToPractise(props: {
  quizzes: readonly PracticeQuiz[]
  onPractise: (quiz: PracticeQuiz) => void
}) {
  return (
    <section className={styles.section} aria-labelledby="practise-title">
      <h2 id="practise-title" className={styles.title}>
        Practise the questions again
      </h2>
      <ul className={styles.list}>
        {props.quizzes.map((quiz) => (
          <li key={quiz.run}>
            <button type="button" className={styles.quiz} onClick={() => props.onPractise(quiz)}>
              <ListChecks size={22} aria-hidden="true" className={styles.icon} />
              <span className={styles.text}>
                <strong>{quiz.title}</strong>
                <span className={styles.detail}>{detailOf(quiz)}</span>
              </span>
              <ChevronRight size={20} aria-hidden="true" className={styles.icon} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function detailOf({ questions: { length }, rightInClass }: PracticeQuiz): string {
  return `${length} ${length === 1 ? 'question' : 'questions'}, ${rightInClass} right in class`
}
