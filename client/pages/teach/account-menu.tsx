import { ChevronDown, KeyRound, ListChecks, LogOut, Webhook } from 'lucide-react'
import { useLocation } from 'wouter'
import type { UserBody } from '../../../shared/wire/http.ts'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './account-menu.module.css'

/** Who is signed in, what belongs to the account, and the way out. */
export function AccountMenu({ user }: { user: UserBody }) {
  const [, navigate] = useLocation()
  const signOut = async () => {
    try {
      await api.signOut()
      navigate('/sign-in')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      toast.error(`You are still signed in. ${error.detail}`)
    }
  }
  return (
    <Menu
      label="Account"
      items={[
        { label: 'Account and tokens', icon: <KeyRound size={16} />, onSelect: () => navigate('/account') },
        { label: 'Webhooks', icon: <Webhook size={16} />, onSelect: () => navigate('/webhooks') },
        { label: 'Background work', icon: <ListChecks size={16} />, onSelect: () => navigate('/jobs') },
        null,
        { label: 'Sign out', icon: <LogOut size={16} />, onSelect: () => void signOut() },
      ]}
      trigger={(props) => (
        <Button {...props} variant="ghost" size="sm" aria-label={`Account: ${user.name}, ${user.email}`}>
          <Avatar name={user.name} size={24} />
          <span className={styles.name}>{user.name}</span>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      )}
    />
  )
}
