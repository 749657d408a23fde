import { Check, Circle, ListChecks, Square, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { type CheckRow, passedOf } from './check-rows.ts'
import styles from './checks-list.module.css'

const MARKS = {
  passed: { icon: <Check size={16} aria-hidden="true" />, text: 'Passed' },
  failed: { icon: <X size={16} aria-hidden="true" />, text: 'Failed' },
  unknown: { icon: <Circle size={14} aria-hidden="true" />, text: 'Not checked' },
}

/** The checks of an exercise, what came of each, and a button that runs them. */
export function ChecksList(props: {
  rows: readonly CheckRow[]
  busy: boolean
  trouble?: string | undefined
  /** Absent for those who only look. */
  onRun?: (() => void) | undefined
  onStop?: () => void
}) {
  const { rows, busy, trouble, onRun, onStop } = props
  const passed = passedOf(rows)
  const told = rows.some(({ state }) => state !== 'unknown')
  return (
    <div className={styles.checks}>
      <div className={styles.head}>
        <p className={styles.count} role="status">
          {busy
            ? 'Checking …'
            : told
              ? passed === rows.length
                ? `All ${rows.length} checks pass.`
                : `${passed} of ${rows.length} checks pass.`
              : 'Not checked yet.'}
        </p>
        {onRun &&
          (busy ? (
            <Button size="sm" icon={<Square size={14} />} onClick={onStop}>
              Stop
            </Button>
          ) : (
            <Button size="sm" variant="primary" icon={<ListChecks size={16} />} onClick={onRun}>
              Check my code
            </Button>
          ))}
      </div>
      {trouble && <p className={styles.trouble}>{trouble}</p>}
      <ul className={styles.list} aria-label="Checks">
        {rows.map(({ id, title, state, message, tests }) => (
          <li key={id} className={cx(styles.check, styles[state])}>
            <span className={styles.mark} title={MARKS[state].text}>
              {MARKS[state].icon}
              <span className="visually-hidden">{MARKS[state].text}: </span>
            </span>
            <div className={styles.text}>
              <span className={styles.title}>{title}</span>
              {state === 'failed' && message && <p className={styles.message}>{message}</p>}
              {state === 'failed' && tests && tests.length > 1 && (
                <details className={styles.tests}>
                  <summary>{tests.length} tests</summary>
                  <ul>
                    {tests.map((test) => (
                      <li key={test.id}>
                        {test.ok ? '✓' : '✗'}{' '}
                        <code>
                          {test.id
                            .split(/::| > /)
                            .slice(1)
                            .join(' › ') || test.id}
                        </code>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.about}>
        {onRun
          ? 'Your browser runs these each time you run your code. They are what you see; the instructor may have more.'
          : 'As the learner’s browser said last.'}
      </p>
    </div>
  )
}
