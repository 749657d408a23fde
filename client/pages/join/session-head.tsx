import type { JoinInfo } from '../../../shared/wire/http.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './join-panel.module.css'

const PHASES: Record<JoinInfo['phase'], { tone: Tone; text: string }> = {
  lobby: { tone: 'accent', text: 'Not started yet' },
  live: { tone: 'ok', text: 'Live now' },
  ended: { tone: 'neutral', text: 'Ended' },
}

/** Which class this is, and whether it runs. */
export function SessionHead({ info, lead }: { info: JoinInfo; lead?: string }) {
  const { tone, text } = PHASES[info.phase]
  const dot = <span className={cx(styles.dot, info.phase === 'live' && styles.live)} />
  return (
    <div className={styles.head}>
      <Badge tone={tone} icon={info.phase === 'ended' ? undefined : dot}>
        {text}
      </Badge>
      <h1 className={styles.title}>{info.title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
  )
}
