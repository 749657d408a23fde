import { useEffect, useRef } from 'react'
import { Announcer } from '../../ui/announcer.tsx'
import type { Place } from '../run/trace-links.ts'
import styles from './http-panel.module.css'
import { statusText } from './http-text.ts'
import { RequestForm } from './request-form.tsx'
import { ResponseView, troubleOf } from './response-view.tsx'
import type { Requests, SentRequest } from './use-requests.ts'

/** Calls the web app of an editor: there is no port and no network, the request goes to the app in the sandbox. */
export function HttpPanel(props: {
  requests: Requests
  files: readonly string[]
  onPlace: (place: Place) => void
  /** Who sees what is sent. */
  everybody: boolean | undefined
}) {
  const { requests, files, onPlace, everybody } = props
  const [last] = requests.sent
  const panel = useRef<HTMLDivElement>(null)
  const answer = useRef<HTMLDivElement>(null)
  const answered = last?.result
  useEffect(() => {
    // Below the form an answer would come unseen.
    if (answered && panel.current && answer.current) panel.current.scrollTop = answer.current.offsetTop
  }, [answered])
  return (
    <div ref={panel} className={styles.panel}>
      <div className={styles.columns}>
        <div className={styles.request}>
          <p className={styles.app}>
            To <code>{requests.app?.app}</code>
            {everybody !== undefined &&
              (everybody ? '. Everybody sees what comes of it.' : '. Only you see this.')}
          </p>
          <RequestForm requests={requests} />
        </div>
        {last && (
          <div ref={answer} className={styles.answer}>
            <ResponseView sent={last} files={files} onPlace={onPlace} />
          </div>
        )}
      </div>
      {last && <Announcer key={last.id} text={announcement(last)} />}
    </div>
  )
}

function announcement({ request, result }: SentRequest): string {
  if (!result) return ''
  const answer = result.type === 'response' ? statusText(result.status) : troubleOf(result)
  return `${request.method} ${request.path}: ${answer}`
}
