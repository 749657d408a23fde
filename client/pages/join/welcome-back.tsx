import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { JoinInfo } from '../../../shared/wire/http.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { entryPath } from './entry.ts'
import styles from './join-panel.module.css'

/** Long enough to read the own name, short enough not to wait for it. */
const PAUSE_MS = 2_400

/** For somebody this browser already is in the session: goes on by itself, unless the class is over. */
export function WelcomeBack(props: { info: JoinInfo; name: string; onSomebodyElse: () => void }) {
  const { info, name } = props
  const [, navigate] = useLocation()
  const path = entryPath(info.session, info.role)
  const over = info.phase === 'ended'
  useEffect(() => {
    if (over) return
    const timer = setTimeout(() => navigate(path, { replace: true }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [over, path, navigate])
  return (
    <div className={styles.form}>
      <p className={styles.lead} role="status">
        Welcome back, <strong>{name}</strong>.{' '}
        {over ? 'The class is over; you can still look at it.' : 'You are on your way in.'}
      </p>
      {!over && <div className={styles.progress} style={{ '--pause': `${PAUSE_MS}ms` } as object} />}
      <ButtonLink href={path} variant="primary" size="lg" block>
        {over ? 'Look at the class' : 'Continue'}
      </ButtonLink>
      {!over && (
        <Button variant="ghost" block onClick={props.onSomebodyElse}>
          I am not {name}
        </Button>
      )}
    </div>
  )
}
