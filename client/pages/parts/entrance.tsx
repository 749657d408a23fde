import type { ReactNode } from 'react'
import { AppShell } from '../../ui/app-shell.tsx'
import styles from './entrance.module.css'

/** The frame of the pages on which people come in: one narrow column, begun where the eye falls first. */
export function Entrance({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <AppShell width="narrow" actions={actions}>
      <div className={styles.column}>{children}</div>
    </AppShell>
  )
}
