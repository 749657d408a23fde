import { useCallback, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import type { AppRequest, RequestResult } from '../../../shared/runner/types.ts'
import { randomId } from '../../net/random-id.ts'
import { pageRunner, warmUp } from '../run/page-runner.ts'
import type { Running, RunTeller } from '../run/running.ts'
import { filesOf } from '../run/use-running.ts'
import { type Draft, draftOf, EMPTY_DRAFT, requestOf } from './draft.ts'
import { type FoundApp, findApp } from './find-app.ts'
import { requestLines, responseLines } from './http-text.ts'

/** Requests that are remembered, to be sent again. */
const REMEMBERED = 20
/** The files are looked through for an app when nobody has typed for this long. */
const LOOK_MS = 400

export interface SentRequest {
  id: string
  request: AppRequest
  /** Absent while the app has not answered. */
  result?: RequestResult
}

/** The requests that somebody sends to the web app of an editor. */
export interface Requests {
  /** Undefined while there is none in the files. */
  app: FoundApp | undefined
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** The newest first. */
  sent: readonly SentRequest[]
  busy: boolean
  send: () => void
  /** Puts a request that was sent before into the form, and sends it. */
  sendAgain: (request: AppRequest) => void
  /** Ends the app, with what it remembers and the request that it is at. */
  restart: () => void
  warm: () => void
}

/** @param doc the shared document of files, once it is there */
export function useRequests(doc: Y.Doc | undefined, running: Running | undefined): Requests {
  const app = useFoundApp(running ? doc : undefined, running?.app)
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [sent, setSent] = useState<readonly SentRequest[]>([])
  const tell = running?.audience?.tell
  const answering = useRef(0)

  const ask = async (request: AppRequest) => {
    if (!doc || !app) return
    const id = randomId()
    const files = filesOf(doc)
    setSent((old) => [{ id, request }, ...old].slice(0, REMEMBERED))
    const teller = tell?.({ id, file: app.file })
    teller?.wrote({ stream: 'http', text: requestLines(request) })
    answering.current += 1
    const result = await pageRunner().then(
      (runner) => runner.request({ language: app.language, files, app: app.app, request }),
      (): RequestResult => ({
        type: 'failed',
        code: 'unavailable',
        message: 'What runs the app could not be loaded. Check your network connection.',
        stdout: '',
        stderr: '',
      }),
    )
    answering.current -= 1
    setSent((old) => old.map((one) => (one.id === id ? { ...one, result } : one)))
    if (teller) tellResult(teller, result)
  }

  useEffect(
    () => () => {
      if (answering.current > 0) void pageRunner().then((runner) => runner.stopApp())
    },
    [],
  )
  return {
    app,
    draft,
    change: useCallback((part) => setDraft((old) => ({ ...old, ...part })), []),
    sent,
    busy: sent.some(({ result }) => result === undefined),
    send: () => void ask(requestOf(draft)),
    sendAgain: (request) => {
      setDraft(draftOf(request))
      void ask(request)
    },
    restart: () => void pageRunner().then((runner) => runner.stopApp()),
    warm: () => app && doc && warmUp(app.language, filesOf(doc)),
  }
}

function tellResult(teller: RunTeller, result: RequestResult): void {
  const { stdout, stderr } = result
  if (stdout) teller.wrote({ stream: 'stdout', text: stdout })
  if (stderr) teller.wrote({ stream: 'stderr', text: stderr })
  teller.wrote({ stream: 'http', text: responseLines(result) })
  switch (result.type) {
    case 'response':
      return teller.ended({ how: 'ok', ms: result.ms })
    case 'error': {
      const { name, message } = result.error
      return teller.ended({ how: 'error', ms: result.ms, message: `${name}: ${message}` })
    }
    case 'killed':
      return teller.ended({ how: result.reason, ms: result.ms, message: result.message })
    case 'failed':
      return teller.ended({ how: 'failed', ms: 0, message: result.message })
  }
}

/** The app in the files, looked for again as they change. */
function useFoundApp(doc: Y.Doc | undefined, wanted: string | undefined): FoundApp | undefined {
  const [app, setApp] = useState<FoundApp>()
  useEffect(() => {
    if (!doc) return setApp(undefined)
    const look = () => {
      const found = findApp(filesOf(doc), wanted)
      setApp((old) => (JSON.stringify(old) === JSON.stringify(found) ? old : found))
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, LOOK_MS)
    }
    look()
    doc.on('update', later)
    return () => {
      clearTimeout(timer)
      doc.off('update', later)
    }
  }, [doc, wanted])
  return app
}
