import { MonitorSmartphone } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell } from '../../ui/app-shell.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { entryPath } from '../join/entry.ts'
import { FormError } from '../parts/form-error.tsx'
import styles from './device-page.module.css'

/**
 * `/device/:token`: the same person on a second device. The link works once, so only a press redeems it: what
 * mail and chat programs do to show a preview must not.
 */
export function DevicePage() {
  const { token } = useParams<{ token: string }>()
  const [, navigate] = useLocation()
  useTitle('Continue on this device')
  const { busy, error, submit } = useSubmit(async () => {
    const joined = await api.redeemDeviceLink(token)
    navigate(entryPath(joined.session, joined.role), { replace: true })
  })
  const text = useFocusOnError<HTMLDivElement>(error)
  const spent = error !== undefined && error.status >= 400 && error.status < 500 && error.status !== 429
  return (
    <AppShell width="narrow" centered>
      <EmptyState
        level={1}
        icon={<MonitorSmartphone size={26} />}
        title="Continue on this device"
        action={
          spent ? (
            <ButtonLink href="/">Enter the class code instead</ButtonLink>
          ) : (
            <Button variant="primary" size="lg" busy={busy} onClick={() => submit()}>
              Continue here
            </Button>
          )
        }
      >
        <div ref={text} className={styles.text}>
          {spent ? (
            <p>On the device where you are in the class, make a new link and open it here.</p>
          ) : (
            <p>
              Your class opens here as well, with the same name and everything you did so far. Your other
              device stays in. The link works only once.
            </p>
          )}
          <FormError error={error} fields={[]} />
        </div>
      </EmptyState>
    </AppShell>
  )
}
