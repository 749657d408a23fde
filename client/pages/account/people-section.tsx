import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { AccountBody } from '../../../shared/wire/access.ts'
import type { UserBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { accountApi } from '../../net/account-api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { orToast } from '../parts/or-toast.ts'
import { PersonDialog } from './person-dialog.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { Entry, Facts, Rows, Section } from './section.tsx'
import { dayOf } from './used-text.ts'

/** Everybody who has an account, for owners. */
export function PeopleSection({ me }: { me: UserBody }) {
  const people = useRequest('users', (signal) => accountApi.users(signal))
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title="People"
      lead="Who can sign in and teach. Learners need no account."
      action={
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
          Add a person
        </Button>
      }
    >
      <Rows
        loaded={people}
        none="Nobody."
        row={(person) => (
          <>
            <Person person={person} own={person.id === me.id} />
            {person.id !== me.id && person.active && (
              <RevokeButton
                action="Deactivate"
                name={person.name}
                run={() => accountApi.changeUser(person.id, { active: false })}
                onDone={people.reload}
              >
                They are signed out everywhere, and their tokens and services stop. Their sessions stay, and
                you can make the account active again.
              </RevokeButton>
            )}
            {!person.active && <Activate person={person} onDone={people.reload} />}
          </>
        )}
      />
      <PersonDialog
        open={adding}
        onClose={(made) => {
          setAdding(false)
          if (made) people.reload()
        }}
      />
    </Section>
  )
}

function Person({ person, own }: { person: AccountBody; own: boolean }) {
  return (
    <Entry
      name={
        <>
          {person.name} {own && <Badge>You</Badge>}
          {person.role === 'owner' && <Badge tone="accent">Owner</Badge>}
          {!person.active && <Badge tone="warn">Deactivated</Badge>}
        </>
      }
    >
      <Facts>{person.email}</Facts>
      <Facts>Since {dayOf(person.createdAt)}</Facts>
    </Entry>
  )
}

function Activate({ person, onDone }: { person: AccountBody; onDone: () => void }) {
  const { busy, submit } = useSubmit(() =>
    orToast(async () => {
      await accountApi.changeUser(person.id, { active: true })
      onDone()
    }),
  )
  return (
    <Button size="sm" busy={busy} aria-label={`Make active again: ${person.name}`} onClick={submit}>
      Make active again
    </Button>
  )
}
