import { useId } from 'react'
import { ANSWER_MAX } from '../../../shared/course/check-answer.ts'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/field.tsx'
import type { InputProps } from './inputs.ts'
import styles from './text-inputs.module.css'

export function NumberInput({ question, draft, locked, onDraft }: InputProps<'number'>) {
  const { unit } = question
  return (
    <Field
      label={unit === undefined ? 'Your number' : `Your number, in ${unit}`}
      size="lg"
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      value={draft.typed}
      readOnly={locked}
      onChange={(event) => onDraft({ kind: 'number', typed: event.target.value })}
    />
  )
}

/** A short answer in one line; what a program prints in several, as it stands in a terminal. */
export function TextInput(props: InputProps<'text'>) {
  const { question, draft, locked } = props
  const change = (text: string) => props.onDraft({ kind: 'text', text })
  if (question.form === 'short') {
    return (
      <Field
        label="Your answer"
        size="lg"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={ANSWER_MAX.short}
        value={draft.text}
        readOnly={locked}
        onChange={(event) => change(event.target.value)}
      />
    )
  }
  return (
    <Area
      label="What does it print?"
      hint="Line by line, as it would stand in a terminal."
      code
      max={ANSWER_MAX.output}
      text={draft.text}
      locked={locked}
      onText={change}
      onSend={props.onSend}
    />
  )
}

export function OpenInput({ question, draft, locked, onDraft, onSend }: InputProps<'open'>) {
  const change = (text: string) => onDraft({ kind: 'open', text })
  if (question.form === 'cloud') {
    return (
      <Field
        label="Your words"
        hint="One to five words or short phrases, with commas between."
        size="lg"
        autoComplete="off"
        maxLength={ANSWER_MAX.cloud}
        value={draft.text}
        readOnly={locked}
        onChange={(event) => change(event.target.value)}
      />
    )
  }
  return (
    <Area
      label="Your answer"
      max={ANSWER_MAX.text}
      text={draft.text}
      locked={locked}
      onText={change}
      onSend={onSend}
    />
  )
}

function Area(props: {
  label: string
  hint?: string
  code?: boolean
  max: number
  text: string
  locked: boolean
  onText: (text: string) => void
  onSend: () => void
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <textarea
        id={id}
        rows={4}
        className={cx(styles.area, props.code && styles.code)}
        maxLength={props.max}
        value={props.text}
        readOnly={props.locked}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        {...(props.code ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off', wrap: 'off' } : {})}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          props.onSend()
        }}
      />
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {props.hint}
        </p>
      )}
    </div>
  )
}
