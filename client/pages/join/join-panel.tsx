import { type ReactNode, useState } from 'react'
import type { JoinInfo } from '../../../shared/wire/http.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { INVITED } from './entry.ts'
import styles from './join-panel.module.css'
import { SessionHead } from './session-head.tsx'
import { WelcomeBack } from './welcome-back.tsx'

/** How often to look again while the reader can only wait, ms. */
const LOOK_AGAIN_MS = 10_000

/** Whether the class lets nobody in through this door at the moment, and may do so later. */
export const isShut = (info: JoinInfo) =>
  info.phase !== 'ended' && (info.me ? info.me.removed : info.locked && info.role === 'learner')

/** For `useRequest`: asks again while the door is shut. */
export const whileShut = (info: JoinInfo | undefined) => (info && isShut(info) ? LOOK_AGAIN_MS : undefined)

/**
 * The door of a session as its visitor finds it: the class, and the one thing to do next.
 * @param children makes the form that asks for a name, where one is needed; it is told whether somebody else than
 *   the person whom this browser knows wants to come in
 */
export function JoinPanel({
  info,
  children,
}: {
  info: JoinInfo
  children: (asNewPerson: boolean) => ReactNode
}) {
  const [somebodyElse, setSomebodyElse] = useState(false)
  const invited = info.role === 'learner' ? undefined : INVITED[info.role]
  const asks = (!info.me || somebodyElse) && info.phase !== 'ended' && !isShut(info)
  return (
    <div className={styles.panel}>
      <SessionHead info={info} {...(invited && asks ? { lead: `${invited.as}. ${invited.means}` } : {})} />
      {asks ? children(somebodyElse) : <NextStep info={info} onSomebodyElse={() => setSomebodyElse(true)} />}
    </div>
  )
}

function NextStep({ info, onSomebodyElse }: { info: JoinInfo; onSomebodyElse: () => void }) {
  if (info.me?.removed) {
    return (
      <Notice tone="danger" title="You were removed from this class">
        Only the instructor can let you in again. This page goes on by itself once that happened.
      </Notice>
    )
  }
  if (info.me) return <WelcomeBack info={info} name={info.me.name} onSomebodyElse={onSomebodyElse} />
  if (info.phase === 'ended') {
    return (
      <>
        <Notice title="This class is over">Nobody can join it any more.</Notice>
        <ButtonLink href="/" size="lg" block>
          Enter another code
        </ButtonLink>
      </>
    )
  }
  return (
    <Notice tone="warn" title="The class is locked">
      The instructor lets nobody new in at the moment. Keep this page open: it goes on as soon as the door is
      open again.
    </Notice>
  )
}
