import { type FormEvent, useId, useState } from 'react'
import { ASK_MAX } from '../../../shared/session/talk/limits.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './ask-form.module.css'

/** Asks the class. What was written stays until the server has it. */
export function AskForm({ moderated }: { moderated: boolean }) {
  const command = useCommand()
  const id = useId()
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [busy, setBusy] = useState(false)
  const ready = text.trim() !== ''
  const left = ASK_MAX - text.length

  async function ask(event?: FormEvent) {
    event?.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    const outcome = await command({ type: 'ask.submit', text: text.trim(), anonymous })
    setBusy(false)
    if (!outcome.ok) return
    setText('')
    toast.ok(moderated ? 'Asked. The staff look at it first.' : 'Asked.')
  }

  return (
    <form className={styles.form} onSubmit={(event) => void ask(event)}>
      <label htmlFor={id} className={styles.label}>
        Ask the class
      </label>
      <textarea
        id={id}
        rows={2}
        className={styles.text}
        maxLength={ASK_MAX}
        value={text}
        placeholder="What is not clear?"
        aria-describedby={left <= 50 ? `${id}-left` : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void ask()
        }}
      />
      {left <= 50 && (
        <p id={`${id}-left`} className={styles.left}>
          {left} characters left
        </p>
      )}
      <div className={styles.foot}>
        <label className={styles.hide}>
          <input
            type="checkbox"
            checked={anonymous}
            onChange={(event) => setAnonymous(event.target.checked)}
          />
          <span>
            Without my name <span className={styles.note}>(staff see it)</span>
          </span>
        </label>
        <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
          Ask
        </Button>
      </div>
    </form>
  )
}
