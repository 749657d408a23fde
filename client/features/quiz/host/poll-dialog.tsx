import { Plus, X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useCommand } from '../../../hooks/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { letterOf } from '../option-marks.ts'
import { POLL_OPTIONS_MAX, type PollForm, type PollKind, pollOf, USUAL_OPTIONS } from './poll-draft.ts'
import styles from './settings.module.css'

const KINDS: { value: PollKind; label: string }[] = [
  { value: 'options', label: 'Options' },
  { value: 'rating', label: 'Rating 1 to 5' },
  { value: 'cloud', label: 'Word cloud' },
  { value: 'text', label: 'Free text' },
]
const TIMES = [
  { value: '', label: 'Until I close it' },
  { value: '15', label: '15 s' },
  { value: '30', label: '30 s' },
  { value: '60', label: '1 min' },
  { value: '180', label: '3 min' },
]
const NEW: PollForm = { kind: 'options', stem: '', options: ['', ''], several: false }

/** A poll in seconds: a question, perhaps options, one press. */
export function PollDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const command = useCommand()
  const [form, setForm] = useState(NEW)
  const [seconds, setSeconds] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [live, setLive] = useState(true)
  const [wrong, setWrong] = useState<{ wrong: string; at: 'stem' | 'options' }>()
  const [busy, setBusy] = useState(false)
  const id = useId()
  const change = (part: Partial<PollForm>) => {
    setWrong(undefined)
    setForm({ ...form, ...part })
  }
  const setOption = (n: number, text: string) =>
    change({ options: form.options.map((one, at) => (at === n ? text : one)) })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const made = pollOf(form)
    if ('wrong' in made) return setWrong(made)
    setBusy(true)
    const outcome = await command({
      type: 'poll.open',
      poll: made.poll,
      anonymous,
      mayChange: true,
      live,
      ...(seconds === '' ? {} : { seconds: Number(seconds) }),
    })
    setBusy(false)
    if (!outcome.ok) return
    setForm(NEW)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Ask a poll"
      size="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            Ask the class
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className={styles.form} noValidate>
        <Field
          label="Question"
          value={form.stem}
          maxLength={500}
          autoComplete="off"
          error={wrong?.at === 'stem' ? wrong.wrong : undefined}
          onChange={(event) => change({ stem: event.target.value })}
          data-autofocus
        />
        <Choices
          legend="Answers"
          name="poll-kind"
          choices={KINDS}
          value={form.kind}
          onChange={(kind) => change({ kind })}
        />
        {form.kind === 'options' && (
          <fieldset className={styles.group}>
            <legend className={styles.legend}>Options</legend>
            <div className={styles.options}>
              {form.options.map((option, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
                <div key={n} className={styles.option}>
                  <Field
                    label={`Option ${letterOf(n)}`}
                    hideLabel
                    icon={<strong>{letterOf(n)}</strong>}
                    value={option}
                    maxLength={200}
                    autoComplete="off"
                    placeholder={form.options.every((one) => one === '') ? USUAL_OPTIONS[n] : undefined}
                    onChange={(event) => setOption(n, event.target.value)}
                  />
                  {form.options.length > 2 && (
                    <IconButton
                      label={`Take away option ${letterOf(n)}`}
                      icon={<X size={18} />}
                      onClick={() => change({ options: form.options.filter((_, at) => at !== n) })}
                    />
                  )}
                </div>
              ))}
            </div>
            {wrong?.at === 'options' && (
              <p role="alert" className={styles.wrong}>
                {wrong.wrong}
              </p>
            )}
            {form.options.length < POLL_OPTIONS_MAX && (
              <Button
                size="sm"
                variant="ghost"
                icon={<Plus size={16} />}
                onClick={() => change({ options: [...form.options, ''] })}
              >
                Another option
              </Button>
            )}
            <Switch
              label="Several may be chosen"
              checked={form.several}
              onChange={(several) => {
                change({ several })
                return undefined
              }}
            />
          </fieldset>
        )}
        <Choices legend="Time" name="poll-time" choices={TIMES} value={seconds} onChange={setSeconds} />
        <Switch
          label="Anonymous"
          hint="Nobody, not even you, can find out who answered what. There are no bars before the result."
          checked={anonymous}
          onChange={(on) => {
            setAnonymous(on)
            return undefined
          }}
        />
        <Switch
          label="Bars on the projector while answers come in"
          checked={live}
          onChange={(on) => {
            setLive(on)
            return undefined
          }}
        />
      </form>
    </Dialog>
  )
}
