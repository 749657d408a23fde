import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { SessionId } from '../../../shared/ids.ts'
import type { DocumentName } from '../../../shared/session/documents.ts'
import { DocumentConnection, type DocumentState } from '../../documents/document-connection.ts'
import { keepOffline } from '../../documents/offline-copy.ts'
import { api, type TicketAs } from '../../net/api.ts'
import { toast } from '../../ui/toast.tsx'

export interface DocumentRequest {
  session: SessionId
  document: DocumentName
  as: TicketAs
  mayWrite: boolean
  /** Others see this person and the cursor. */
  announce: boolean
  /** What is typed is kept in this browser, over a reload without network. */
  offline: boolean
}

export interface OpenDocument {
  doc: Y.Doc
  awareness: Awareness
  state: DocumentState
  /** As the server has it. */
  synced: boolean
  /** There is something to show: the server's text, or what was kept here. */
  ready: boolean
  retry: () => void
  /** Resolves when the server has all that was typed so far; rejects after `ms`. */
  delivered: (ms: number) => Promise<void>
}

interface Opened {
  connection: DocumentConnection
  state: DocumentState
  synced: boolean
  ready: boolean
}

/** Opens a shared document for as long as the component is shown. */
export function useDocument(request: DocumentRequest): OpenDocument | undefined {
  const { session, document, as, mayWrite, announce, offline } = request
  const [opened, setOpened] = useState<Opened>()
  const [edition, setEdition] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition is another copy of the same document
  useEffect(() => {
    const change = (part: Partial<Opened>) => setOpened((old) => (old ? { ...old, ...part } : old))
    const connection = new DocumentConnection({
      document,
      base: collabAddress(location),
      query: async () => ({ session, ticket: (await api.ticket(session, as)).ticket }),
      onState: (state) => {
        if (state.name === 'closed' && state.reason !== 'replaced') copy?.forget()
        change({ state })
      },
      onSynced: (synced) => change(synced ? { synced, ready: true } : { synced }),
      onRefused: (reason) => {
        copy?.forget()
        toast.error(`${reason} What you changed last was taken back.`)
        setEdition((old) => old + 1)
      },
    })
    const copy = offline ? keepOffline(document, connection.doc) : undefined
    setOpened({ connection, state: { name: 'connecting' }, synced: false, ready: false })
    void copy?.loaded.then(() => {
      if (connection.doc.store.clients.size > 0) change({ ready: true })
    })
    return () => {
      connection.dispose()
      setOpened(undefined)
    }
  }, [session, document, as, offline, edition])

  const connection = opened?.connection
  const [couldWrite, setCouldWrite] = useState(mayWrite)
  if (couldWrite !== mayWrite) {
    setCouldWrite(mayWrite)
    // What was typed and not sent before the right was withdrawn will never be in the document: begin afresh.
    if (couldWrite) setEdition((old) => old + 1)
  }
  useEffect(() => connection?.announce(announce), [connection, announce])

  const retry = useCallback(() => connection?.retryNow(), [connection])
  const delivered = useCallback(
    (ms: number) => connection?.delivered(ms) ?? Promise.reject(new Error('there is no connection')),
    [connection],
  )
  // The same while nothing changes: others are told when it is another.
  return useMemo(() => {
    if (!opened) return undefined
    const { connection, state, synced, ready } = opened
    return { doc: connection.doc, awareness: connection.awareness, state, synced, ready, retry, delivered }
  }, [opened, retry, delivered])
}

/** Where documents are: the server that the page came from. */
export function collabAddress(page: { protocol: string; host: string }): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/collab`
}
