import {
  CircleAlert,
  CircleCheck,
  CircleCheckBig,
  CircleDashed,
  CircleX,
  type LucideIcon,
  PencilLine,
  UserRoundX,
} from 'lucide-react'
import { durationText } from '../../pages/times.ts'
import { cx } from '../../ui/cx.ts'
import styles from './need-mark.module.css'
import type { Need, WorkRow } from './work-rows.ts'

export const NEED_NAMES: Record<Need, string> = {
  stuck: 'Stuck',
  unopened: 'Not opened yet',
  failing: 'Something fails',
  working: 'Working',
  passing: 'Checks pass',
  done: 'Done',
  away: 'Away',
}

const LOOKS: Record<Need, { Icon: LucideIcon; tone: string | undefined }> = {
  stuck: { Icon: CircleAlert, tone: styles.danger },
  unopened: { Icon: CircleDashed, tone: styles.warn },
  failing: { Icon: CircleX, tone: styles.warn },
  working: { Icon: PencilLine, tone: styles.quiet },
  passing: { Icon: CircleCheck, tone: styles.ok },
  done: { Icon: CircleCheckBig, tone: styles.ok },
  away: { Icon: UserRoundX, tone: styles.quiet },
}

/** How somebody is getting on, as a shape and words; one word where there is little room, or the shape alone. */
export function NeedMark(props: { row: WorkRow; now: number; short?: boolean; icon?: boolean }) {
  const { row, now, short, icon } = props
  const { Icon, tone } = LOOKS[row.need]
  return (
    <span className={cx(styles.mark, tone)}>
      <Icon size={14} aria-hidden="true" />
      {icon ? undefined : <span className={styles.text}>{short ? SHORT[row.need] : needText(row, now)}</span>}
    </span>
  )
}

/** “Stuck: same check 4 times”, “Failed 2 min ago”. */
export function needText({ need, why, work }: WorkRow, now: number): string {
  switch (need) {
    case 'stuck':
      return `Stuck: ${stuckText(why, work, now)}`
    case 'failing':
      return work?.lastRun?.ok === false
        ? `Failed ${durationText(now - work.lastRun.at)} ago`
        : `${work?.checks?.passed ?? 0} of ${work?.checks?.total ?? 0} checks pass`
    case 'working':
      return work?.lastRun ? `Ran well ${durationText(now - work.lastRun.at)} ago` : 'Not run yet'
    default:
      return NEED_NAMES[need]
  }
}

function stuckText(why: WorkRow['why'], work: WorkRow['work'], now: number): string {
  switch (why) {
    case 'same-check':
      return `same check ${Math.max(...Object.values(work?.checks?.failed ?? {}).map(({ times }) => times))} times`
    case 'same-error':
      return `same error ${work?.failing ?? 0} times`
    case 'red-note':
      return `red note for ${durationText(now - (work?.note?.at ?? now))}`
    default:
      return `quiet for ${durationText(now - (work?.activeAt ?? now))}`
  }
}

const SHORT: Record<Need, string> = {
  stuck: 'Stuck',
  unopened: 'Not open',
  failing: 'Fails',
  working: 'Works',
  passing: 'Passes',
  done: 'Done',
  away: 'Away',
}
