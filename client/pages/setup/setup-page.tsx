import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell } from '../../ui/app-shell.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { OwnerForm } from './owner-form.tsx'
import { setupSecret } from './setup-secret.ts'

/** `/setup#secret`: makes the account of the owner on a new installation. */
export function SetupPage() {
  const [secret] = useState(() => setupSecret(location.hash))
  const { data, error, busy, reload } = useRequest('setup', (signal) => api.setupState(signal))
  useTitle('Set up Lectern')
  useEffect(() => {
    // Whoever looks at the screen, or at the history of the browser, shall not find the secret there.
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  }, [])

  if (data?.needed) return <OwnerForm firstSecret={secret} />
  return (
    <AppShell width="narrow" centered>
      {data && (
        <EmptyState
          level={1}
          icon={<CircleCheck size={26} />}
          title="Lectern is set up already"
          action={
            <ButtonLink href="/sign-in" variant="primary">
              Sign in
            </ButtonLink>
          }
        >
          There is an owner’s account on this installation. Sign in with it to go on.
        </EmptyState>
      )}
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
      {!error && !data && <PageSpinner />}
    </AppShell>
  )
}
