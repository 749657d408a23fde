import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { UserBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { accountApi } from '../../net/account-api.ts'
import { Button } from '../../ui/button.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { Entry, Facts, Rows, Section } from './section.tsx'
import { dayOf, usedText } from './used-text.ts'

/** Services that get their tokens by OAuth 2 client credentials. */
export function ServicesSection({ me }: { me: UserBody }) {
  const services = useRequest('services', (signal) => accountApi.services(signal))
  const [making, setMaking] = useState(false)
  return (
    <Section
      title="Services"
      lead="For a learning platform or another server, which gets tokens for an hour at a time (OAuth 2 client credentials). It acts for you too."
      action={
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
          New service
        </Button>
      }
    >
      <Rows
        loaded={services}
        none="No service acts for you."
        row={(service) => (
          <>
            <Entry name={service.name}>
              <Facts code>{service.id}</Facts>
              <Facts>{service.scopes.join(', ')}</Facts>
              <Facts>
                Made {dayOf(service.createdAt)} · {usedText(service.lastUsedAt)}
              </Facts>
            </Entry>
            <RevokeButton
              action="Revoke"
              name={service.name}
              run={() => accountApi.revokeService(service.id)}
              onDone={services.reload}
            >
              The service is refused from now on, also with tokens that it has. This cannot be taken back.
            </RevokeButton>
          </>
        )}
      />
      <GrantDialog
        open={making}
        title="New service"
        nameHint="Which server it is, so that you know it again."
        forOwner={me.role === 'owner'}
        make={async ({ name, scopes }) => {
          const { id, secret } = await accountApi.createService({ name, scopes })
          return [
            { label: 'Client id', value: id },
            { label: 'Client secret', value: secret },
          ]
        }}
        onClose={(made) => {
          setMaking(false)
          if (made) services.reload()
        }}
      />
    </Section>
  )
}
