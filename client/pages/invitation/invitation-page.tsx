import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { JoinInfo } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { entryPath, INVITED } from '../join/entry.ts'
import { JoinPanel, whileShut } from '../join/join-panel.tsx'
import { NameForm } from '../join/name-form.tsx'
import { rememberedName, rememberName } from '../join/remembered-name.ts'
import { Entrance } from '../parts/entrance.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { type Screen, ScreenChoice } from './screen-choice.tsx'

/** `/i/:token`: assistants, co-hosts and observers come in by a link that says which of them they are. */
export function InvitationPage() {
  const { token } = useParams<{ token: string }>()
  return (
    <Entrance>
      <Invitation key={token} token={token} />
    </Entrance>
  )
}

function Invitation({ token }: { token: string }) {
  const { data, error, busy, reload } = useRequest(token, (signal) => api.invitation(token, signal), {
    every: whileShut,
  })
  useTitle(data ? `${INVITED[data.role].as}: ${data.title}` : 'Invitation')

  if (data) {
    return (
      <JoinPanel info={data}>
        {(asNewPerson) => <Accept token={token} info={data} asNewPerson={asNewPerson} />}
      </JoinPanel>
    )
  }
  if (!error) return <PageSpinner />
  const other = <ButtonLink href="/">Enter a class code</ButtonLink>
  return <LoadError error={error} busy={busy} onRetry={reload} extra={other} />
}

function Accept({ token, info, asNewPerson }: { token: string; info: JoinInfo; asNewPerson: boolean }) {
  const [, navigate] = useLocation()
  const [screen, setScreen] = useState<Screen>('projector')
  const observer = info.role === 'observer'
  const join = async (name: string) => {
    const joined = await api.acceptInvitation(token, { name, asNewPerson })
    if (!observer) rememberName(name)
    navigate(
      observer && screen === 'projector'
        ? `/s/${joined.session}/projector`
        : entryPath(joined.session, joined.role),
    )
  }
  return (
    <NameForm
      label={observer ? 'Name' : 'Your name'}
      firstName={observer ? 'Projector' : asNewPerson ? '' : rememberedName()}
      action={observer ? 'Open' : 'Come in'}
      hint={
        observer
          ? 'So that the instructor can tell who or what is watching.'
          : 'Everybody in the class sees this name.'
      }
      join={join}
    >
      {observer && <ScreenChoice chosen={screen} onChoose={setScreen} />}
    </NameForm>
  )
}
