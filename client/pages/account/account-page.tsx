import { Redirect } from 'wouter'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { PageHeader } from '../../ui/app-shell.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { TeachingShell } from '../parts/teaching-shell.tsx'
import styles from './account-page.module.css'
import { PasswordSection } from './password-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { ServicesSection } from './services-section.tsx'
import { TokensSection } from './tokens-section.tsx'

/** `/account`: one's password, the programs that act for one, and for owners the accounts of everybody. */
export function AccountPage() {
  useTitle('Account')
  const { data, error, busy, reload } = useRequest('me', (signal) => api.me(signal))
  if (error?.status === 401) return <Redirect to="/sign-in?next=/account" replace />
  return (
    <TeachingShell>
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
      {!error && !data && <PageSpinner />}
      {data && (
        <>
          <PageHeader title="Account">
            {data.name}, {data.email}, {data.role === 'owner' ? 'owner of this installation' : 'instructor'}
          </PageHeader>
          <div className={styles.page}>
            <TokensSection me={data} />
            <ServicesSection me={data} />
            {data.role === 'owner' && <PeopleSection me={data} />}
            <PasswordSection />
          </div>
        </>
      )}
    </TeachingShell>
  )
}
