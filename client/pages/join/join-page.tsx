import { useLocation, useParams } from 'wouter'
import { formatCode, normalizeCode } from '../../../shared/ids.ts'
import type { JoinInfo } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { PageSpinner } from '../../ui/spinner.tsx'
import { CodeForm } from '../home/code-form.tsx'
import { codeFault } from '../home/typed-code.ts'
import { Entrance } from '../parts/entrance.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { entryPath } from './entry.ts'
import styles from './join-page.module.css'
import { JoinPanel, whileShut } from './join-panel.tsx'
import { NameForm } from './name-form.tsx'
import { rememberedName, rememberName } from './remembered-name.ts'

/** `/j/:code`: from the code to the room, by a name and nothing else. */
export function JoinPage() {
  const code = normalizeCode(useParams<{ code: string }>().code)
  return (
    <Entrance>
      <Door key={code} code={code} />
    </Entrance>
  )
}

function Door({ code }: { code: string }) {
  const [, navigate] = useLocation()
  const fault = codeFault(code)
  const { data, error, busy, reload } = useRequest(
    fault === undefined ? code : undefined,
    (signal) => api.joinInfo(code, signal),
    { every: whileShut },
  )
  useTitle(data ? `Join ${data.title}` : 'Join a class')

  if (data) {
    return (
      <JoinPanel info={data}>
        {(asNewPerson) => <AskName code={code} info={data} asNewPerson={asNewPerson} />}
      </JoinPanel>
    )
  }
  const rejected = fault ?? (error?.status === 404 ? error.detail : undefined)
  if (rejected !== undefined) {
    const again = (next: string) => {
      if (normalizeCode(next) === code) reload()
      else navigate(`/j/${next}`, { replace: true })
    }
    return (
      <div className={styles.retype}>
        <h1 className={styles.title}>Is the code right?</h1>
        <CodeForm first={formatCode(code)} rejected={rejected} busy={busy} onCode={again} />
      </div>
    )
  }
  if (error) return <LoadError error={error} busy={busy} onRetry={reload} />
  return <PageSpinner />
}

function AskName({ code, info, asNewPerson }: { code: string; info: JoinInfo; asNewPerson: boolean }) {
  const [, navigate] = useLocation()
  const join = async (name: string) => {
    const joined = await api.join(code, { name, asNewPerson })
    rememberName(name)
    navigate(entryPath(joined.session, joined.role))
  }
  return (
    <NameForm
      firstName={asNewPerson ? '' : rememberedName()}
      action={info.waitingRoom ? 'Ask to come in' : 'Join the class'}
      hint={
        info.waitingRoom
          ? 'The instructor lets people in: please use the name that you are known by.'
          : 'The instructor sees this name.'
      }
      join={join}
    />
  )
}
