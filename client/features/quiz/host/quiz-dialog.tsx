import { type FormEvent, useId, useState } from 'react'
import type { Quiz, QuizId } from '../../../../shared/course/quiz.ts'
import type { Board, Pace, Scoring } from '../../../../shared/session/quiz/state.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Switch } from '../../../ui/switch.tsx'
import styles from './settings.module.css'

const PACES: { value: Pace; label: string }[] = [
  { value: 'host', label: 'Question by question, together' },
  { value: 'free', label: 'Everybody at their own pace' },
]
const SCORINGS: { value: Scoring; label: string }[] = [
  { value: 'none', label: 'No points' },
  { value: 'points', label: 'Points' },
  { value: 'speed', label: 'Points, more for speed' },
]
const BOARDS: { value: Board; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'anonymous', label: 'Without names' },
  { value: 'names', label: 'With names' },
]
const TIMES = [
  { value: '', label: 'Until I close it' },
  { value: '300', label: '5 min' },
  { value: '600', label: '10 min' },
  { value: '1200', label: '20 min' },
]

/** Opens a quiz of the course, with how it is held. `suggested`: that of the slide. */
export function QuizDialog(props: {
  open: boolean
  onClose: () => void
  quizzes: readonly Quiz[]
  suggested: QuizId | undefined
}) {
  const { open, onClose, quizzes, suggested } = props
  const command = useCommand()
  const id = useId()
  const [chosen, choose] = useState<QuizId>()
  const [pace, setPace] = useState<Pace>('host')
  const [scoring, setScoring] = useState<Scoring>('points')
  const [board, setBoard] = useState<Board>('off')
  const [live, setLive] = useState(false)
  const [seconds, setSeconds] = useState('')
  const [busy, setBusy] = useState(false)
  const quiz = chosen ?? suggested ?? quizzes[0]?.id

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || quiz === undefined) return
    setBusy(true)
    const outcome = await command({
      type: 'quiz.open',
      quiz,
      pace,
      scoring,
      board: scoring === 'none' ? 'off' : board,
      live,
      ...(pace === 'free' && seconds !== '' ? { seconds: Number(seconds) } : {}),
    })
    setBusy(false)
    if (!outcome.ok) return
    choose(undefined)
    onClose()
  }
  const empty = quizzes.length === 0
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Start a quiz"
      size="md"
      footer={
        !empty && (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" busy={busy} data-autofocus>
              Start the quiz
            </Button>
          </>
        )
      }
    >
      {empty ? (
        <EmptyState title="The course has no quizzes">
          Write one in the course’s folder, or ask a poll: that needs no preparation.
        </EmptyState>
      ) : (
        <form id={id} onSubmit={submit} className={styles.form}>
          <fieldset className={styles.group}>
            <legend className={styles.legend}>Quiz</legend>
            <div className={styles.quizzes}>
              {quizzes.map((one) => (
                <label key={one.id} className={styles.quiz}>
                  <input type="radio" name="quiz" checked={quiz === one.id} onChange={() => choose(one.id)} />
                  <span>{one.title}</span>
                  <span className={styles.detail}>
                    {one.id === suggested && 'this slide · '}
                    {one.questions.length} {one.questions.length === 1 ? 'question' : 'questions'}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Choices legend="Pace" name="pace" choices={PACES} value={pace} onChange={setPace} />
          {pace === 'free' && (
            <Choices
              legend="Time for all questions"
              name="quiz-time"
              choices={TIMES}
              value={seconds}
              onChange={setSeconds}
            />
          )}
          <Choices legend="Scoring" name="scoring" choices={SCORINGS} value={scoring} onChange={setScoring} />
          {scoring !== 'none' && (
            <Choices legend="Leader board" name="board" choices={BOARDS} value={board} onChange={setBoard} />
          )}
          <Switch
            label="Bars on the projector while answers come in"
            hint="Whoever sees how the others answer may follow them."
            checked={live}
            onChange={(on) => {
              setLive(on)
              return undefined
            }}
          />
        </form>
      )}
    </Dialog>
  )
}
