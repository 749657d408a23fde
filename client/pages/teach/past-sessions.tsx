import { useState } from 'react'
import { Link } from 'wouter'
import type { SessionBody } from '../../../shared/wire/http.ts'
import { Button } from '../../ui/button.tsx'
import { dateText, dayText, durationText } from '../times.ts'
import styles from './past-sessions.module.css'

const SHOWN_FIRST = 10

/** Classes that are over, newest first, with the ways to their report and their replay. */
export function PastSessions({ sessions }: { sessions: SessionBody[] }) {
  const [all, setAll] = useState(false)
  if (sessions.length === 0) {
    return <p className={styles.none}>Once a session has ended, you find it here with its attendance.</p>
  }
  const shown = all ? sessions : sessions.slice(0, SHOWN_FIRST)
  return (
    <>
      <ul className={styles.list}>
        {shown.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
      {shown.length < sessions.length && (
        <Button variant="ghost" className={styles.more} onClick={() => setAll(true)}>
          Show all {sessions.length} classes
        </Button>
      )}
    </>
  )
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
            <span className="visually-hidden">, </span>kept until {dateText(session.keptUntil)}
          </span>
        )}
      </span>
      <span className={styles.fact}>
        {startedAt !== undefined && endedAt !== undefined ? durationText(endedAt - startedAt) : 'never begun'}
      </span>
      <span className={styles.fact}>{learners === 1 ? '1 learner' : `${learners} learners`}</span>
      {startedAt === undefined ? (
        <span />
      ) : (
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
    </li>
  )
}
