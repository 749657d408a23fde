import { ArrowBigUp, CircleCheck, Clock, EyeOff, Megaphone } from 'lucide-react'
import type { ReplayAsk, ReplayMoment } from '../../../shared/report/replay-moment.ts'
import { Badge } from '../../ui/badge.tsx'
import { votesText } from '../pulse/listed-asks.ts'
import styles from './replay-lists.module.css'
import { classTime } from './replay-time.ts'

/** What had been asked and announced by a moment, the latest first. */
export function ReplaySaid(props: { moment: ReplayMoment; start: number; onSeek: (at: number) => void }) {
  const { moment, start, onSeek } = props
  const asks = moment.asks.map((ask) => ({ ...ask, ask }))
  const announcements = moment.announcements.map((one) => ({ ...one, ask: undefined }))
  const said = [...asks, ...announcements].sort((a, b) => b.at - a.at)
  if (said.length === 0) return <p className={styles.none}>Until here nobody has asked anything.</p>
  return (
    <ul className={styles.said} aria-label="Questions and announcements">
      {said.map(({ id, at, text, by, ask }) => (
        <li key={id} className={styles.one}>
          <p className={styles.text}>
            {!ask && <Megaphone size={15} aria-label="Announcement" role="img" className={styles.icon} />}
            {text}
          </p>
          <p className={styles.about}>
            {ask && <Phase ask={ask} pinned={moment.pinned === id} />}
            {by && <span>{by}</span>}
            {ask?.anonymous && by && <span>(anonymous)</span>}
            <button
              type="button"
              className={styles.to}
              aria-label={`Go to ${classTime(at - start)}`}
              onClick={() => onSeek(at)}
            >
              {classTime(at - start)}
            </button>
            {ask && <span>Slide {ask.slide + 1}</span>}
            {ask && ask.votes > 0 && (
              <span className={styles.votes}>
                <ArrowBigUp size={15} aria-hidden="true" />
                {votesText(ask.votes)}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Phase({ ask, pinned }: { ask: ReplayAsk; pinned: boolean }) {
  if (ask.phase === 'answered')
    return (
      <Badge tone="ok" icon={<CircleCheck size={12} aria-hidden="true" />}>
        Answered
      </Badge>
    )
  if (ask.phase === 'waiting')
    return <Badge icon={<Clock size={12} aria-hidden="true" />}>Not let in yet</Badge>
  if (ask.phase === 'hidden') return <Badge icon={<EyeOff size={12} aria-hidden="true" />}>Hidden</Badge>
  return pinned ? <Badge tone="accent">Being answered now</Badge> : null
}
