import { RotateCcw } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Answer } from '../../../shared/course/quiz.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { AnswerInput } from '../quiz/answer-input.tsx'
import { answerOf, type Draft, draftOf, emptyDraft, isOnePress } from '../quiz/draft.ts'
import { OwnResult } from '../quiz/own-result.tsx'
import { RichText } from '../quiz/rich-text.tsx'
import { RightAnswer } from '../quiz/right-answer.tsx'
import { VERDICTS, verdictOf } from '../quiz/verdict.ts'
import styles from './practice-question.module.css'
import type { PracticeQuestion as Practised } from './practice-run.ts'
import type { Tried } from './try-answer.ts'

/** One question to answer again: right or wrong is said at once, with what is right and why. */
export function PracticeQuestion(props: {
  practised: Practised
  place: string
  tried: Tried | undefined
  /** The button that led here is gone: whoever pressed it goes on from the top of the question. */
  arrived: boolean
  onAnswer: (answer: Answer) => void
  onAgain: () => void
}) {
  const { practised, tried, arrived } = props
  const { question, key, explanation, feedback, mine } = practised
  const stem = useId()
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) place.current?.focus()
  }, [arrived])
  const [draft, setDraft] = useState<Draft>(() => (tried ? draftOf(tried.answer) : emptyDraft(question)))
  const [missing, setMissing] = useState<string>()
  const result = { key, explanation, ...(feedback === undefined ? {} : { feedback }) }
  const own = tried && {
    answer: tried.answer,
    result: { correct: tried.correct, share: tried.share, points: 0 },
  }
  const verdict = own && verdictOf(result, own, true)

  const send = (made?: Draft) => {
    const given = answerOf(question, made ?? draft)
    if ('missing' in given) return setMissing(given.missing)
    setMissing(undefined)
    setDraft(draftOf(given.answer))
    props.onAnswer(given.answer)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!tried) send()
  }
  return (
    <article className={styles.card} aria-labelledby={`${stem}-place`}>
      <header className={styles.head}>
        <h2 id={`${stem}-place`} ref={place} tabIndex={-1} className={styles.place}>
          {props.place}
        </h2>
        {mine?.outcome && <Badge>In class: {inClass(mine.outcome).toLowerCase()}</Badge>}
      </header>
      <div id={stem}>
        <RichText html={question.stem} className={styles.stem} />
      </div>
      <form className={styles.form} onSubmit={submit} noValidate>
        <AnswerInput
          question={question}
          draft={draft}
          locked={tried !== undefined}
          labelledBy={stem}
          onDraft={(next) => {
            setMissing(undefined)
            setDraft(next)
          }}
          onSend={send}
        />
        {!tried && !isOnePress(question) && (
          <Button type="submit" variant="primary" size="lg" className={styles.check}>
            Check my answer
          </Button>
        )}
        <p role="status" className={styles.missing}>
          {missing}
        </p>
      </form>
      <div role="status" className={styles.result}>
        {verdict && (
          <>
            <OwnResult question={question} verdict={verdict} result={result} mine={own} run={undefined} />
            <div>
              <h3 className={styles.title}>Right is</h3>
              <RightAnswer question={question} answer={key} />
            </div>
            {explanation !== '' && (
              <div>
                <h3 className={styles.title}>Why</h3>
                <RichText html={explanation} />
              </div>
            )}
          </>
        )}
      </div>
      {tried && (
        <Button
          variant="ghost"
          className={styles.again}
          icon={<RotateCcw size={16} aria-hidden="true" />}
          onClick={() => {
            setDraft(emptyDraft(question))
            props.onAgain()
            place.current?.focus()
          }}
        >
          Try this one again
        </Button>
      )}
    </article>
  )
}

const inClass = ({ correct, share }: { correct: boolean; share: number }) =>
  VERDICTS[correct ? 'right' : share > 0 ? 'partly' : 'wrong']
