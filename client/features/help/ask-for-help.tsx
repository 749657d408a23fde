import { LifeBuoy } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { randomId } from '../../net/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './ask-for-help.module.css'
import { ownHelpSentence, ownHelpState } from './own-help-text.ts'

/** A learner calls for help, at an exercise or at none, and sees how the call stands. */
export function AskForHelp(props: {
  me: MeView
  exercise?: ExerciseId
  /** Among other tools in one line: on a phone the icon has no words there. */
  tight?: boolean
}) {
  const { me, exercise, tight = false } = props
  const { help } = me
  const command = useCommand()
  const [open, setOpen] = useState(false)
  const [topic, setTopic] = useState('')
  const [busy, setBusy] = useState(false)
  const form = useId()
  const close = () => setOpen(false)

  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const outcome = await command({
      type: 'help.ask',
      request: randomId(),
      topic: topic.trim(),
      ...(exercise === undefined ? {} : { exercise }),
    })
    setBusy(false)
    if (!outcome.ok) return
    setTopic('')
    close()
  }
  const cancel = () => {
    if (help) void command({ type: 'help.cancel', request: help.request })
    close()
  }
  return (
    <>
      <Button
        size="sm"
        variant={help ? 'secondary' : 'ghost'}
        icon={<LifeBuoy size={16} />}
        aria-haspopup="dialog"
        aria-label={help ? `Your call for help: ${ownHelpState(help)}` : 'Ask for help'}
        onClick={() => setOpen(true)}
      >
        <span className={cx(help ? styles.state : styles.label, tight && styles.tight)}>
          {help ? ownHelpState(help) : 'Ask for help'}
        </span>
      </Button>
      <span role="status" className="visually-hidden">
        {help && ownHelpSentence(help)}
      </span>
      {help ? (
        <Dialog
          open={open}
          onClose={close}
          title="You asked for help"
          footer={
            <>
              <Button onClick={cancel}>I need no help any more</Button>
              <Button variant="primary" onClick={close}>
                Go on
              </Button>
            </>
          }
        >
          <p>{ownHelpSentence(help)}</p>
          {help.topic && <p className={styles.topic}>“{help.topic}”</p>}
        </Dialog>
      ) : (
        <Dialog
          open={open}
          onClose={close}
          title="Ask for help"
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" form={form} variant="primary" busy={busy}>
                Call somebody
              </Button>
            </>
          }
        >
          <form id={form} onSubmit={ask} className={styles.form}>
            <p className={styles.about}>
              An assistant comes to you or opens your code and types with you. You see your place in the line
              and can go on working meanwhile.
            </p>
            <Field
              label="What is it about? (may stay empty)"
              placeholder="401 although the token is there"
              value={topic}
              onChange={(event) => setTopic(event.target.value)}
              maxLength={200}
              autoComplete="off"
              data-autofocus
            />
          </form>
        </Dialog>
      )}
    </>
  )
}
