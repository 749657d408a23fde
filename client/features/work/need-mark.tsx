import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  type LucideIcon,
  PencilLine,
  UserRoundX,
} from 'lucide-react'
import { durationText } from '../../pages/times.ts'
import { cx } from '../../ui/cx.ts'
import styles from './need-mark.module.css'
import type { Need, WorkRow } from './work-rows.ts'

export const NEED_NAMES: Record<Need, string> = {
  stuck: 'Same error again and again',
  unopened: 'Not opened yet',
  quiet: 'No run for long',
  failing: 'Last run failed',
  working: 'Not run yet',
  ok: 'Last run went well',
  away: 'Away',
}

const LOOKS: Record<Need, { Icon: LucideIcon; tone: string | undefined }> = {
  stuck: { Icon: CircleAlert, tone: styles.danger },
  unopened: { Icon: CircleDashed, tone: styles.warn },
  quiet: { Icon: Hourglass, tone: styles.warn },
  failing: { Icon: CircleX, tone: styles.danger },
  working: { Icon: PencilLine, tone: styles.quiet },
  ok: { Icon: CircleCheck, tone: styles.ok },
  away: { Icon: UserRoundX, tone: styles.quiet },
}

/** How somebody is getting on, as a shape and words; one word where there is little room. */
export function NeedMark({ row, now, short }: { row: WorkRow; now: number; short?: boolean }) {
  const { Icon, tone } = LOOKS[row.need]
  return (
    <span className={cx(styles.mark, tone)}>
      <Icon size={14} aria-hidden="true" />
      {short ? shortText(row, now) : needText(row, now)}
    </span>
  )
}

/** “Same error 4 times”, “No run for 8 min”. */
export function needText({ need, work }: WorkRow, now: number): string {
  const { lastRun, failing = 0, openedAt = now } = work ?? {}
  switch (need) {
    case 'stuck':
      return `Same error ${failing} times`
    case 'quiet':
      return `No run for ${durationText(now - (lastRun?.at ?? openedAt))}`
    case 'failing':
      return `Failed ${durationText(now - (lastRun?.at ?? now))} ago`
    case 'ok':
      return `Ran well ${durationText(now - (lastRun?.at ?? now))} ago`
    default:
      return NEED_NAMES[need]
  }
}

function shortText({ need, work }: WorkRow, now: number): string {
  const { lastRun, failing = 0, openedAt = now } = work ?? {}
  switch (need) {
    case 'stuck':
      return `${failing}×`
    case 'quiet':
      return durationText(now - (lastRun?.at ?? openedAt))
    default:
      return SHORT[need]
  }
}

const SHORT = { unopened: 'Not open', failing: 'Failed', working: 'Not run', ok: 'OK', away: 'Away' } as const
