import { ArrowLeft, Check, ChevronRight, RotateCcw, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { QuestionId } from '../../../shared/course/quiz.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './practice.module.css'
import { PracticeQuestion } from './practice-question.tsx'
import { nextUntried, type PracticeQuiz } from './practice-run.ts'
import { type Tried, tried } from './try-answer.ts'

type Done = Record<QuestionId, Tried>

/** A quiz of the class again, at one's own pace. What is answered here goes nowhere. */
export function Practice({ quiz, onLeave }: { quiz: PracticeQuiz; onLeave: () => void }) {
  const { questions } = quiz
  const [done, setDone] = useState<Done>({})
  const [at, goTo] = useState(0)
  const [round, setRound] = useState(0)
  const [arrived, setArrived] = useState(false)
  const top = useRef<HTMLHeadingElement>(null)
  // Whoever came by keyboard goes on from here.
  useEffect(() => top.current?.focus(), [])
  const current = questions[at]
  const right = Object.values(done).filter(({ correct }) => correct).length
  const all = Object.keys(done).length === questions.length
  const next = nextUntried(questions, done, at)
  const without = (drop: (one: Tried) => boolean) => {
    const kept = Object.entries(done).filter(([, one]) => !drop(one))
    const left = Object.fromEntries(kept)
    setDone(left)
    setRound(round + 1)
    setArrived(true)
    goTo(nextUntried(questions, left, questions.length - 1) ?? 0)
  }
  return (
    <section className={styles.practice} aria-labelledby="practice-title">
      <div className={styles.top}>
        <Button variant="ghost" icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onLeave}>
          Back
        </Button>
      </div>
      <header>
        <h1 id="practice-title" ref={top} tabIndex={-1} className={styles.title}>
          {quiz.title}
        </h1>
        <p className={styles.note}>Practice: nobody sees your answers, and nothing is recorded.</p>
      </header>
      <nav aria-label="Questions">
        <ol className={styles.list}>
          {questions.map(({ question }, n) => {
            const one = done[question.id]
            return (
              <li key={question.id}>
                <button
                  type="button"
                  aria-current={n === at ? 'true' : undefined}
                  aria-label={`Question ${n + 1}: ${one ? (one.correct ? 'right' : 'not right') : 'not tried'}`}
                  className={cx(styles.number, one && (one.correct ? styles.right : styles.wrong))}
                  onClick={() => {
                    setArrived(false)
                    goTo(n)
                  }}
                >
                  {n + 1}
                  {one?.correct && <Check size={14} strokeWidth={3} aria-hidden="true" />}
                  {one && !one.correct && <X size={14} strokeWidth={3} aria-hidden="true" />}
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      {current && (
        <PracticeQuestion
          key={`${current.question.id} ${round}`}
          practised={current}
          place={`Question ${at + 1} of ${questions.length}`}
          tried={done[current.question.id]}
          arrived={arrived}
          onAnswer={(answer) => setDone({ ...done, [current.question.id]: tried(current, answer) })}
          onAgain={() => {
            const { [current.question.id]: _, ...left } = done
            setDone(left)
          }}
        />
      )}
      {current && done[current.question.id] && next !== undefined && (
        <Button
          variant="primary"
          size="lg"
          className={styles.next}
          onClick={() => {
            setArrived(true)
            goTo(next)
          }}
        >
          Next question
          <ChevronRight size={20} aria-hidden="true" />
        </Button>
      )}
      {all && (
        <div className={styles.end} role="status">
          <p className={styles.score}>
            <strong>
              {right} of {questions.length}
            </strong>{' '}
            right{right === questions.length ? ': all of them!' : '.'}
          </p>
          <div className={styles.ways}>
            {right < questions.length && (
              <Button
                variant="primary"
                icon={<RotateCcw size={16} aria-hidden="true" />}
                onClick={() => without(({ correct }) => !correct)}
              >
                Those that were not right
              </Button>
            )}
            <Button onClick={() => without(() => true)}>All from the beginning</Button>
          </div>
        </div>
      )}
    </section>
  )
}
