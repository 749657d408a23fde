import { type FormEvent, useId, useState } from 'react'
import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { NudgeCause } from '../../../shared/session/nudges.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { randomId } from '../../net/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './nudge-dialog.module.css'

type Kind = 'text' | 'hint' | 'slide' | 'poll'

/** Puts a few words, a hint, a slide or a poll before some learners. */
export function NudgeDialog(props: {
  /** Whom it goes to, with the name that the title gives them. */
  to: readonly ParticipantId[]
  who: string
  /** Why these. */
  about: string
  /** The failure that it is about. */
  cause: NudgeCause
  exercise: AudienceExercise | undefined
  /** From 0: the slide that is shown now, offered first. */
  slide: number
  slides: number
  onClose: () => void
}) {
  const { to, who, about, cause, exercise, slides, onClose } = props
  const command = useCommand()
  const hints = exercise?.hints.length ?? 0
  const [kind, setKind] = useState<Kind>(hints > 0 ? 'hint' : 'text')
  const [text, setText] = useState('')
  const [options, setOptions] = useState('')
  const [hint, setHint] = useState(0)
  const [slide, setSlide] = useState(props.slide + 1)
  const [busy, setBusy] = useState(false)
  const form = useId()
  const content = (): Extract<ClientCommand, { type: 'nudge.send' }>['content'] => {
    if (kind === 'hint' && exercise) return { kind, exercise: exercise.id, hint }
    if (kind === 'poll') return { kind, question: text.trim(), options: optionsIn(options) }
    return kind === 'slide' ? { kind, slide: slide - 1 } : { kind: 'text', text: text.trim() }
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const outcome = await command({
      type: 'nudge.send',
      nudge: randomId(),
      to: [...to],
      content: content(),
      about,
      cause,
    })
    setBusy(false)
    if (!outcome.ok) return
    toast.ok(`Sent to ${who}.`)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Send something to ${who}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={busy}
            disabled={
              ((kind === 'text' || kind === 'poll') && text.trim() === '') ||
              (kind === 'poll' && optionsIn(options).length < 2)
            }
          >
            Send
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className={styles.form}>
        {about && <p className={styles.about}>{about}</p>}
        <Choices<Kind>
          legend="What"
          name="nudge-kind"
          value={kind}
          onChange={setKind}
          choices={[
            ...(hints > 0 ? [{ value: 'hint' as const, label: 'A hint' }] : []),
            { value: 'text', label: 'A few words' },
            { value: 'slide', label: 'A slide' },
            { value: 'poll', label: 'A poll' },
          ]}
        />
        {kind === 'hint' && (
          <label className={styles.field}>
            Hint
            <select value={hint} onChange={(event) => setHint(Number(event.target.value))}>
              {Array.from({ length: hints }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a hint's number is what it is known by
                <option key={at} value={at}>
                  {at + 1}. {plain(exercise?.hints[at] ?? '')}
                </option>
              ))}
            </select>
          </label>
        )}
        {(kind === 'text' || kind === 'poll') && (
          <label className={styles.field}>
            {kind === 'poll' ? 'Your question' : 'Your words'}
            <textarea
              rows={3}
              maxLength={kind === 'poll' ? 300 : 1_000}
              value={text}
              data-autofocus
              onChange={(event) => setText(event.target.value)}
            />
          </label>
        )}
        {kind === 'poll' && (
          <label className={styles.field}>
            Two to six answers, each on a line of its own
            <textarea rows={4} value={options} onChange={(event) => setOptions(event.target.value)} />
          </label>
        )}
        {kind === 'slide' && (
          <label className={styles.field}>
            Number of the slide (1 to {slides})
            <input
              type="number"
              min={1}
              max={slides}
              required
              value={slide}
              onChange={(event) => setSlide(Number(event.target.value))}
            />
          </label>
        )}
      </form>
    </Dialog>
  )
}

/** Lines that say something, as many and as long as shared/session/nudges.ts allows. */
const optionsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter(Boolean)
    .slice(0, 6)

/** The beginning of a hint without its markup. */
function plain(html: string): string {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
  const short = text.replace(/\s+/g, ' ').trim()
  return short.length > 70 ? `${short.slice(0, 70)}…` : short
}
