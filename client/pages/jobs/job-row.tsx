import { RotateCw, X } from 'lucide-react'
import { Link } from 'wouter'
import type { JobBody } from '../../../shared/wire/jobs.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../times.ts'
import styles from './jobs-page.module.css'

const STATES: Record<JobBody['state'], { tone: Tone; name: string }> = {
  waiting: { tone: 'neutral', name: 'Waiting' },
  running: { tone: 'accent', name: 'Running' },
  done: { tone: 'ok', name: 'Done' },
  failed: { tone: 'danger', name: 'Failed' },
  cancelled: { tone: 'neutral', name: 'Cancelled' },
}

/** A background job: what it is, how far it is, and what can be done about it. */
export function JobRow({ job, onChanged }: { job: JobBody; onChanged: () => void }) {
  const { id, title, subject, session, state, routine, error } = job
  const { tone, name } = STATES[state]
  // What was refused has changed meanwhile: the list shows how.
  const act = useSubmit(async (what: (id: string) => Promise<JobBody>) => {
    try {
      await what(id)
    } finally {
      onChanged()
    }
  })
  const about = subject === undefined ? title : `${title}: ${subject}`
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h2 className={styles.title}>{title}</h2>
        {subject !== undefined && (
          <p className={styles.subject}>
            {session === undefined ? subject : <Link href={`/s/${session}/report`}>{subject}</Link>}
          </p>
        )}
      </div>
      <span className={styles.state}>
        <Badge tone={tone}>{name}</Badge>
      </span>
      <p className={styles.times}>{timesText(job, Date.now())}</p>
      <div className={styles.actions}>
        {(state === 'failed' || state === 'cancelled') && (
          <Button
            size="sm"
            busy={act.busy}
            icon={<RotateCw size={14} aria-hidden="true" />}
            aria-label={`Try again: ${about}`}
            onClick={() => act.submit(api.retryJob)}
          >
            Try again
          </Button>
        )}
        {state === 'waiting' && !routine && (
          <Button
            size="sm"
            busy={act.busy}
            icon={<X size={14} aria-hidden="true" />}
            aria-label={`Cancel: ${about}`}
            onClick={() => act.submit(api.cancelJob)}
          >
            Cancel
          </Button>
        )}
      </div>
      {(act.error || (error !== undefined && state !== 'done')) && (
        <p className={styles.error} role={act.error ? 'alert' : undefined}>
          {act.error?.detail ?? error}
        </p>
      )}
    </li>
  )
}

/** How often it was tried, and when: `2 attempts · again 14:05`. */
function timesText({ state, attempts, createdAt, nextAt, startedAt, finishedAt }: JobBody, now: number) {
  const tried = attempts === 0 ? undefined : attempts === 1 ? '1 attempt' : `${attempts} attempts`
  const time =
    state === 'waiting' && nextAt !== undefined && nextAt > now
      ? `${attempts > 0 ? 'again' : 'begins'} ${momentText(nextAt, now)}`
      : momentText(finishedAt ?? (state === 'running' ? (startedAt ?? createdAt) : createdAt), now)
  return [tried, time].filter(Boolean).join(' · ')
}
