import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { SessionBody } from '../../../shared/wire/http.ts'
import { usePages } from '../../hooks/use-pages.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { dayText, durationText } from '../times.ts'
import styles from './past-sessions.module.css'

const PAGE = 10
/** Somebody who types has paused this long, ms. */
const PAUSE_MS = 250

/** Classes that are over, newest first, with the ways to their report and their replay. */
export function PastSessions() {
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim())
  const past = usePages<SessionBody>(`past ${wanted}`, (next, signal) =>
    next === undefined
      ? api.sessions({ live: false, limit: PAGE, ...(wanted === '' ? {} : { q: wanted }) }, signal)
      : api.nextPage(next, signal),
  )
  const { items, total, busy, error, showMore, reload } = past
  const searching = typed !== '' || wanted !== ''
  if (!items) {
    return error ? <Failed text={error.detail} onRetry={reload} busy={busy} /> : <Spinner />
  }
  if (total === 0 && !searching) {
    return <p className={styles.none}>Once a session has ended, you find it here with its report.</p>
  }
  return (
    <>
      {(searching || total > PAGE) && (
        <Field
          type="search"
          label="Search past classes by title"
          hideLabel
          placeholder="Search by title"
          icon={<Search size={16} />}
          className={styles.search}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <p role="status" className={wanted === '' ? 'visually-hidden' : styles.none}>
        {wanted !== '' && !busy && `${counted(total)} with “${wanted}” in the title.`}
      </p>
      {items.length > 0 && (
        <ul className={styles.list} aria-busy={busy || undefined}>
          {items.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
      )}
      {error && <Failed text={error.detail} onRetry={showMore ?? reload} busy={busy} />}
      {showMore && !error && (
        <Button variant="ghost" className={styles.more} busy={busy} onClick={showMore}>
          Show more of {counted(total)}
        </Button>
      )}
    </>
  )
}

const counted = (n: number) => (n === 1 ? '1 class' : `${n} classes`)

function Failed(props: { text: string; busy: boolean; onRetry: () => void }) {
  return (
    <div className={styles.failed}>
      <p role="alert">{props.text}</p>
      <Button size="sm" busy={props.busy} onClick={props.onRetry}>
        Try again
      </Button>
    </div>
  )
}

/** A text once nobody has changed it for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function Row({ session }: { session: SessionBody }) {
  const { startedAt, endedAt, createdAt, learners } = session
  return (
    <li className={styles.row}>
      <span className={styles.day}>{dayText(startedAt ?? createdAt, Date.now())}</span>
      <span className={styles.title}>
        {session.title}
        {session.keptUntil !== undefined && (
          <span className={styles.kept}>
            <span className="visually-hidden">, </span>kept until {dayText(session.keptUntil, Date.now())}
          </span>
        )}
      </span>
      <span className={styles.fact}>
        {startedAt !== undefined && endedAt !== undefined ? durationText(endedAt - startedAt) : 'never begun'}
      </span>
      <span className={styles.fact}>{learners === 1 ? '1 learner' : `${learners} learners`}</span>
      <span className={styles.links}>
        {startedAt !== undefined && (
          <Link
            href={`/s/${session.id}/replay`}
            className={styles.beside}
            aria-label={`Replay of ${session.title}`}
          >
            Replay
          </Link>
        )}
        <Link
          href={`/s/${session.id}/report`}
          className={styles.link}
          aria-label={`Report of ${session.title}`}
        >
          Report
        </Link>
      </span>
    </li>
  )
}
