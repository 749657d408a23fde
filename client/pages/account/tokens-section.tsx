import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { AccessTokenBody } from '../../../shared/wire/access.ts'
import type { UserBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { accountApi } from '../../net/account-api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { Entry, Facts, Rows, Section } from './section.tsx'
import { dayOf, usedText } from './used-text.ts'

/** Personal access tokens. */
export function TokensSection({ me }: { me: UserBody }) {
  const tokens = useRequest('tokens', (signal) => accountApi.tokens(signal))
  const [making, setMaking] = useState(false)
  return (
    <Section
      title="Access tokens"
      lead="For scripts and tools of your own. A token acts for you, within what you allow it."
      action={
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
          New token
        </Button>
      }
    >
      <Rows
        loaded={tokens}
        none="You have no tokens."
        row={(token) => (
          <>
            <Token token={token} />
            <RevokeButton
              action="Revoke"
              name={token.name}
              run={() => accountApi.revokeToken(token.id)}
              onDone={tokens.reload}
            >
              Programs that use this token are refused from now on. This cannot be taken back.
            </RevokeButton>
          </>
        )}
      />
      <GrantDialog
        open={making}
        title="New access token"
        nameHint="What it is for, so that you know it again."
        forOwner={me.role === 'owner'}
        expires
        make={async (wanted) => {
          const { secret } = await accountApi.createToken(wanted)
          return [{ label: 'Token', value: secret }]
        }}
        onClose={(made) => {
          setMaking(false)
          if (made) tokens.reload()
        }}
      />
    </Section>
  )
}

function Token({ token }: { token: AccessTokenBody }) {
  const expired = token.expiresAt !== undefined && token.expiresAt <= Date.now()
  const end = token.expiresAt === undefined ? 'no end' : `good until ${dayOf(token.expiresAt)}`
  return (
    <Entry
      name={
        <>
          {token.name} {expired && <Badge tone="warn">Expired</Badge>}
        </>
      }
    >
      <Facts code>{token.prefix}…</Facts>
      <Facts>{token.scopes.join(', ')}</Facts>
      <Facts>
        {expired ? `Expired ${dayOf(token.expiresAt ?? 0)}` : `Made ${dayOf(token.createdAt)}, ${end}`} ·{' '}
        {usedText(token.lastUsedAt)}
      </Facts>
    </Entry>
  )
}
