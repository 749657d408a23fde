import { CircleAlert, CircleCheck, CloudUpload } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { MyQuestionView, QuestionView } from '../../../shared/view/quiz-slices.ts'
import { useRoom, useRoomState } from '../../hooks/use-room.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { deskOf, giveAnswer, keepDraft, keyOf, type Round } from './answer-desk.ts'
import styles from './answer-form.module.css'
import { AnswerInput } from './answer-input.tsx'
import { answerOf, type Draft, draftOf, emptyDraft, isOnePress } from './draft.ts'
import { answeredNow } from './may-answer.ts'
import { type Receipt, receiptOf } from './receipt-text.ts'
import { useDesk } from './use-desk.ts'

/** The own answer to a question that is not revealed: what was chosen, whether it is saved, and ways to change it. */
export function AnswerForm(props: {
  to: Round
  view: QuestionView
  mine: MyQuestionView | undefined
  /** Answers are still taken. */
  taking: boolean
  labelledBy: string
}) {
  const { to, view, mine, taking } = props
  const { question } = view
  const room = useRoom()
  const online = useRoomState(({ connection }) => connection.name === 'open')
  const desk = deskOf(room)
  const key = keyOf(to)
  const { sent, draft: kept } = useDesk(desk, key)
  const [missing, setMissing] = useState<string>()

  const answered = answeredNow(view, mine)
  const saved = sent && sent.state !== 'refused' ? sent.answer : mine?.answer
  const onePress = isOnePress(question)
  const draft = (onePress ? undefined : kept) ?? (saved ? draftOf(saved) : emptyDraft(question))
  const done = answered || sent?.state === 'sending' || sent?.state === 'saved'
  const locked = !taking || (done && !question.mayChange)
  const receipt = receiptOf(view, mine, sent, online)
  const changed = kept !== undefined && (!saved || JSON.stringify(kept) !== JSON.stringify(draftOf(saved)))

  const send = (made?: Draft) => {
    if (locked) return
    const result = answerOf(question, made ?? draft)
    if ('missing' in result) return setMissing(result.missing)
    setMissing(undefined)
    if (!onePress) keepDraft(desk, key, draftOf(result.answer))
    void giveAnswer(room, desk, to, result.answer)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <AnswerInput
        question={question}
        draft={draft}
        locked={locked}
        labelledBy={props.labelledBy}
        onDraft={(next) => {
          setMissing(undefined)
          keepDraft(desk, key, next)
        }}
        onSend={send}
      />
      <div className={styles.foot}>
        {!onePress && !locked && (
          <Button type="submit" variant="primary" size="lg" disabled={done && !changed}>
            {done ? 'Change my answer' : 'Send my answer'}
          </Button>
        )}
        <div role="status" className={styles.status}>
          {missing !== undefined && <p className={styles.danger}>{missing}</p>}
          {receipt && <ReceiptLine receipt={receipt} />}
        </div>
      </div>
      {taking && <p className={styles.rules}>{rulesText(view, done)}</p>}
    </form>
  )
}

const ICONS = { ok: CircleCheck, wait: CloudUpload, danger: CircleAlert }

function ReceiptLine({ receipt: { tone, text } }: { receipt: Receipt }) {
  const Icon = ICONS[tone]
  return (
    <p className={cx(styles.receipt, styles[tone])}>
      <Icon size={20} aria-hidden="true" />
      {text}
    </p>
  )
}

function rulesText({ question: { anonymous, mayChange } }: QuestionView, done: boolean): string {
  const change = mayChange
    ? 'You can change your answer until the question is closed.'
    : done
      ? 'This answer cannot be changed.'
      : 'You have one try: the answer cannot be changed.'
  return anonymous ? `Anonymous: who answered what is not kept. ${change}` : change
}
