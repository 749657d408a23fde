import type { OwnAnswer, OwnData, OwnWorkData } from '../../../shared/report/own-data.ts'
import { clockText } from '../times.ts'
import styles from './my-data-page.module.css'

export function Answers({ answers }: Pick<OwnData, 'answers'>) {
  if (answers.length === 0) return <p>You answered no question.</p>
  return (
    <ul className={styles.list}>
      {answers.map((one) => (
        <li key={`${one.quiz} ${one.number} ${one.round} ${one.at}`}>
          <span className={styles.quiet}>
            {one.quiz || 'Poll'}, {clockText(one.at)}:
          </span>{' '}
          {one.question} <strong className={styles.typed}>{one.answer}</strong>
          {verdict(one)}
        </li>
      ))}
    </ul>
  )
}

function verdict({ correct, points }: OwnAnswer): string {
  if (correct === undefined) return ''
  return `, ${correct ? 'right' : 'not right'}, ${points ?? 0} points`
}

export function Work({ work }: Pick<OwnData, 'work'>) {
  if (work.length === 0) return <p>You opened no exercise.</p>
  return (
    <ul className={styles.list}>
      {work.map((one) => (
        <li key={`${one.exercise} ${one.team} ${one.openedAt}`}>
          <strong>{one.title}</strong>
          {one.team && ' (with your team)'}, opened at {clockText(one.openedAt)}: {details(one)}
        </li>
      ))}
    </ul>
  )
}

const NOTES: Record<string, string> = {
  working: 'you said that you are working',
  stuck: 'you said that you are stuck',
  done: 'you said that you are done',
}

/** What is known of somebody's work at an exercise, as the end of a sentence. */
export function details({ files, tooLarge, checks, note, hints, submissions }: OwnWorkData): string {
  const last = submissions.at(-1)
  return [
    tooLarge ? 'too much code to list' : files.map(({ name }) => name).join(', ') || 'no files',
    ...(checks ? [`${checks.passed} of ${checks.total} checks passed at ${clockText(checks.at)}`] : []),
    ...(hints > 0 ? [`hints opened: ${hints}`] : []),
    ...(note === undefined ? [] : [NOTES[note] ?? note]),
    ...(last ? [`handed in ${submissions.length} ×, last at ${clockText(last.at)}`] : []),
  ].join('; ')
}

const PHASES = {
  waiting: 'not shown yet',
  shown: 'shown',
  answered: 'answered',
  hidden: 'hidden by the staff',
  withdrawn: 'withdrawn',
} as const

export function Asks({ asks }: Pick<OwnData, 'asks'>) {
  if (asks.length === 0) return <p>You asked nothing.</p>
  return (
    <ul className={styles.list}>
      {asks.map(({ text, anonymous, at, phase }) => (
        <li key={at}>
          <span className={styles.quiet}>{clockText(at)}:</span> {text}{' '}
          <span className={styles.quiet}>
            ({PHASES[phase]}
            {anonymous && '; other learners are not told that it is yours, staff are'})
          </span>
        </li>
      ))}
    </ul>
  )
}

const OUTCOMES = { open: 'not answered', helped: 'helped', cancelled: 'taken back' } as const

export function Calls({ calls }: Pick<OwnData, 'calls'>) {
  if (calls.length === 0) return <p>You did not call for help.</p>
  return (
    <ul className={styles.list}>
      {calls.map(({ topic, askedAt, outcome }) => (
        <li key={askedAt}>
          <span className={styles.quiet}>{clockText(askedAt)}:</span> {topic || 'without a word'}{' '}
          <span className={styles.quiet}>({OUTCOMES[outcome]})</span>
        </li>
      ))}
    </ul>
  )
}
