import { Compass } from 'lucide-react'
import { useTitle } from '../../hooks/use-title.ts'
import { AppShell } from '../../ui/app-shell.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Every address that is no page. */
export function NotFoundPage() {
  useTitle('Page not found')
  return (
    <AppShell width="narrow" centered>
      <EmptyState
        level={1}
        icon={<Compass size={26} />}
        title="There is no page here"
        action={
          <>
            <ButtonLink href="/" variant="primary">
              Enter a class code
            </ButtonLink>
            <ButtonLink href="/teach">My courses</ButtonLink>
          </>
        }
      >
        The address may be mistyped or cut off. If somebody sent you a link, ask for it once more.
      </EmptyState>
    </AppShell>
  )
}
