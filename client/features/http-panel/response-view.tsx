import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import type { AppResponse, RequestResult } from '../../../shared/runner/types.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { sizeText } from '../../ui/size-text.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { OutputText } from '../run/output-text.tsx'
import { seconds } from '../run/shown-run.ts'
import type { Place } from '../run/trace-links.ts'
import { shownBody, statusText } from './http-text.ts'
import { JsonText } from './json-text.tsx'
import styles from './response-view.module.css'
import type { SentRequest } from './use-requests.ts'

/** What the app answered, and what it wrote meanwhile. */
export function ResponseView(props: {
  sent: SentRequest
  files: readonly string[]
  onPlace: (place: Place) => void
}) {
  const { request, result } = props.sent
  return (
    <section className={styles.response} aria-label={`Answer to ${request.method} ${request.path}`}>
      <div className={styles.head}>
        <p className={styles.asked}>
          {request.method} {request.path}
        </p>
        {result?.type === 'response' && result.body !== '' && (
          <CopyButton text={result.body} label="Copy the body" size="sm" />
        )}
      </div>
      {!result && (
        <p className={styles.state}>
          <Spinner size={14} /> Waiting for the app
        </p>
      )}
      {result?.type === 'response' && <Answer response={result} />}
      {result && result.type !== 'response' && (
        <p className={styles.trouble}>
          <CircleX size={16} aria-hidden="true" />
          <span>{troubleOf(result)}</span>
        </p>
      )}
      {result && (result.stdout || result.stderr) && (
        <>
          <p className={styles.title}>What the app wrote</p>
          <OutputText
            output={[
              ...(result.stdout ? [{ stream: 'stdout' as const, text: result.stdout }] : []),
              ...(result.stderr ? [{ stream: 'stderr' as const, text: result.stderr }] : []),
            ]}
            files={props.files}
            onPlace={props.onPlace}
          />
        </>
      )}
    </section>
  )
}

function Answer({ response }: { response: AppResponse }) {
  const { status, headers, body, bodyBytes, ms } = response
  const shown = shownBody(response)
  const [tone, Icon] = lookOf(status)
  return (
    <>
      <p className={styles.state}>
        <Badge tone={tone} icon={<Icon size={13} aria-hidden="true" />}>
          {statusText(status)}
        </Badge>
        <span>{seconds(ms)}</span>
        <span>{sizeText(bodyBytes)}</span>
      </p>
      {body === '' ? (
        <p className={styles.empty}>The answer has no body.</p>
      ) : (
        <pre className={styles.body}>{shown.json ? <JsonText text={shown.text} /> : shown.text}</pre>
      )}
      {body.length > 0 && new TextEncoder().encode(body).length < bodyBytes && (
        <p className={styles.empty}>Only the beginning of the body is shown.</p>
      )}
      <details className={styles.headers}>
        <summary>{headers.length === 1 ? '1 header' : `${headers.length} headers`}</summary>
        <table className={styles.table}>
          <tbody>
            {headers.map(([name, value], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function lookOf(status: number): [Tone, typeof CircleCheck] {
  if (status >= 500) return ['danger', CircleX]
  if (status >= 400) return ['warn', CircleAlert]
  return ['ok', CircleCheck]
}

/** Why there is no answer, as a sentence. */
export function troubleOf(result: Exclude<RequestResult, AppResponse>): string {
  if (result.type !== 'error') return result.message
  const { name, message } = result.error
  return `The app could not be started: ${message ? `${name}: ${message}` : name}`
}
