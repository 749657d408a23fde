import type { ReactNode } from 'react'
import { AppShell } from '../../ui/app-shell.tsx'
import { ButtonLink } from '../../ui/button.tsx'

/** The frame of a page of an account, with the way back to its courses and sessions. */
export function TeachingShell({ children }: { children: ReactNode }) {
  return (
    <AppShell
      actions={
        <ButtonLink href="/teach" variant="ghost" size="sm">
          Your teaching
        </ButtonLink>
      }
    >
      {children}
    </AppShell>
  )
}
