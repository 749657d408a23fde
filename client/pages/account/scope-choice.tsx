import { SCOPE_NAMES, SCOPES, type Scope } from '../../../shared/wire/scopes.ts'
import { CheckList } from '../../ui/check-list.tsx'
import styles from './scope-choice.module.css'

/** What a program may do, in words. */
export function ScopeChoice(props: {
  /** Owners can give away what only owners may do. */
  forOwner: boolean
  chosen: readonly Scope[]
  error: string | undefined
  onChange: (chosen: Scope[]) => void
}) {
  const { forOwner, ...list } = props
  const options = SCOPE_NAMES.filter((scope) => forOwner || scope !== 'users:write')
  return (
    <CheckList {...list} legend="It may" name="scopes" options={options}>
      {(scope) => (
        <span className={styles.scope}>
          {SCOPES[scope]} <span className={styles.name}>{scope}</span>
        </span>
      )}
    </CheckList>
  )
}
