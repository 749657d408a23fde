import { Check, LifeBuoy, StickyNote, Undo2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { HelpSlice, HelpView, MeView, WorkSlice } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { durationText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { People } from '../work/work-rows.ts'
import { type Helper, helpersOf, loadText, mateNames } from './calls-taken.ts'
import styles from './help-queue.module.css'

/** For the staff: who called for help, in the order in which they called. Nothing while nobody did. */
export function HelpQueue(props: {
  help: HelpSlice
  people: People
  /** Who works together; absent before it is known. */
  teams: WorkSlice['teams'] | undefined
  exercises: readonly ExerciseSummary[]
  me: MeView
  now: number
  /** Opens the work of somebody at the exercise of their call. */
  onLookAt: (call: HelpView) => void
}) {
  const { help, people, exercises, me, now } = props
  const calls = Object.entries(help.queue).sort(([, a], [, b]) => a.askedAt - b.askedAt)
  if (calls.length === 0) return null
  const helpers = helpersOf(help, people)
  const busy = helpers.filter(({ taken }) => taken > 0)
  return (
    <section className={styles.queue} aria-label="Calls for help">
      <p className={styles.title}>
        <LifeBuoy size={16} aria-hidden="true" />
        Help
        <Badge tone="warn">{calls.length}</Badge>
      </p>
      <ul className={styles.list}>
        {calls.map(([request, call]) => (
          <Call
            key={request}
            request={request}
            call={call}
            name={people[call.by]?.name || 'Name erased'}
            mates={mateNames(call.by, props.teams, people)}
            helper={call.claimedBy === undefined ? undefined : people[call.claimedBy]?.name}
            exercise={exercises.find(({ id }) => id === call.exercise)?.title}
            me={me}
            helpers={helpers.filter(({ here }) => here)}
            now={now}
            onLookAt={() => props.onLookAt(call)}
          />
        ))}
      </ul>
      {busy.length > 0 && (
        <p className={styles.loads}>
          Taken so far: {busy.map((one) => `${one.name} ${loadText(one)}`).join(' · ')}
        </p>
      )}
    </section>
  )
}

function Call(props: {
  request: string
  call: HelpView
  name: string
  /** Who works with them. */
  mates: readonly string[]
  helper: string | undefined
  exercise: string | undefined
  me: MeView
  /** Those of the staff who are here. */
  helpers: readonly Helper[]
  now: number
  onLookAt: () => void
}) {
  const { request, call, name, me, onLookAt } = props
  const command = useCommand()
  const [noting, setNoting] = useState(false)
  const mine = call.claimedBy === me.id

  const go = async () => {
    const outcome = await command(
      call.claimedBy === undefined
        ? { type: 'help.claim', request }
        : { type: 'help.hand-over', request, to: me.id },
    )
    if (outcome.ok) onLookAt()
  }
  return (
    <li className={styles.call}>
      <p className={styles.who}>
        <strong>{name}</strong>
        {props.mates.length > 0 && (
          <span className={styles.since}>in a team with {props.mates.join(', ')}</span>
        )}
        <span className={styles.since}>
          {call.claimedBy === undefined
            ? `waits ${durationText(props.now - call.askedAt)}`
            : mine
              ? 'you are helping'
              : `${props.helper || 'somebody'} is helping`}
          {call.helped > 0 && ` · helped ${call.helped} ${call.helped === 1 ? 'time' : 'times'} before`}
        </span>
      </p>
      {call.topic && <p className={styles.topic}>“{call.topic}”</p>}
      {props.exercise && <p className={styles.since}>{props.exercise}</p>}
      {call.note && !noting && <p className={styles.note}>Note: {call.note}</p>}
      {noting && <NoteForm request={request} note={call.note ?? ''} onDone={() => setNoting(false)} />}
      <div className={styles.actions}>
        {!mine && (
          <Button size="sm" variant={call.claimedBy === undefined ? 'primary' : 'secondary'} onClick={go}>
            {call.claimedBy === undefined ? 'Go and help' : 'Take over'}
          </Button>
        )}
        {mine && (
          <Button
            size="sm"
            variant="primary"
            icon={<Check size={16} />}
            onClick={() => command({ type: 'help.resolve', request })}
          >
            Done
          </Button>
        )}
        {mine && (
          <Button
            size="sm"
            icon={<Undo2 size={16} />}
            onClick={() => command({ type: 'help.release', request })}
          >
            Give back
          </Button>
        )}
        <HandOver
          call={request}
          name={name}
          helpers={props.helpers.filter(({ id }) => id !== call.claimedBy && id !== me.id)}
        />
        <IconButton
          label={`Note about the call of ${name}`}
          size="sm"
          pressed={noting}
          icon={<StickyNote size={16} />}
          onClick={() => setNoting(!noting)}
        />
      </div>
    </li>
  )
}

/** Gives a call to somebody of the staff by name. */
function HandOver(props: { call: string; name: string; helpers: readonly Helper[] }) {
  const command = useCommand()
  if (props.helpers.length === 0) return null
  return (
    <label className={styles.handOver}>
      <span className="visually-hidden">Hand over the call of {props.name}</span>
      <select
        value=""
        onChange={(event) =>
          void command({ type: 'help.hand-over', request: props.call, to: event.target.value })
        }
      >
        <option value="">Hand over to …</option>
        {props.helpers.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} ({loadText(one)})
          </option>
        ))}
      </select>
    </label>
  )
}

/** What whoever helps next should know; learners never see it. */
function NoteForm({ request, note, onDone }: { request: string; note: string; onDone: () => void }) {
  const command = useCommand()
  const [text, setText] = useState(note)
  const field = useId()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = await command({ type: 'help.note', request, note: text.trim() })
    if (outcome.ok) onDone()
  }
  return (
    <form className={styles.noteForm} onSubmit={save}>
      <label htmlFor={field} className={styles.since}>
        Note for whoever helps next; only staff see it
      </label>
      <textarea
        id={field}
        className={styles.text}
        rows={2}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="sm" type="submit">
        Save the note
      </Button>
    </form>
  )
}
