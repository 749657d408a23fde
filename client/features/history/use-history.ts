import { fromBase64 } from 'lib0/buffer'
import { useCallback, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { DocumentName } from '../../../shared/session/documents.ts'
import type { DocumentHistory } from '../../../shared/wire/http.ts'
import type { DocumentShape } from '../../documents/history/content.ts'
import { type HistoryUpdate, Replay } from '../../documents/history/replay.ts'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'

export type HistoryPerson = DocumentHistory['people'][number]

export interface History {
  replay: Replay
  /** Steps that are there by now. */
  count: number
  people: ReadonlyMap<ParticipantId, HistoryPerson>
  /** More is on its way. */
  busy: boolean
  error: ApiError | undefined
  retry: () => void
}

/** Updates are taken in for so long before the page may draw again, ms. */
const SLICE_MS = 16
/** While a long history is taken in, the page draws what is there this often, ms: drawing takes longer than taking in. */
const DRAW_MS = 400
/** What is typed while the history is open is asked for together, ms. */
const MORE_MS = 1_500

/** The history of a document, which grows while it is fetched and while somebody types. */
export function useHistory(document: DocumentName, shape: DocumentShape, doc: Y.Doc): History {
  const [replay, setReplay] = useState(() => new Replay(shape))
  const [people, setPeople] = useState<ReadonlyMap<ParticipantId, HistoryPerson>>(new Map())
  const [count, setCount] = useState(0)
  const [busy, setBusy] = useState(true)
  const [error, setError] = useState<ApiError>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins anew
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const built = new Replay(shape)
    let after = 0
    let running = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const takeIn = async (updates: HistoryUpdate[]) => {
      let drawn = performance.now()
      for (let done = 0; done < updates.length; ) {
        const until = performance.now() + SLICE_MS
        while (done < updates.length && performance.now() < until) built.add(updates.slice(done, ++done))
        after = updates[done - 1]?.seq ?? after
        if (performance.now() - drawn > DRAW_MS || done === updates.length) {
          setCount(built.steps.length)
          drawn = performance.now()
        }
        await new Promise((resolve) => setTimeout(resolve))
        signal.throwIfAborted()
      }
    }
    const load = async () => {
      running = true
      setBusy(true)
      try {
        for (let more = true; more; ) {
          const page = await api.documentHistory(document, after, signal)
          setPeople((known) => new Map([...known, ...page.people.map((one) => [one.id, one] as const)]))
          await takeIn(page.updates.map(decoded))
          more = page.next !== undefined
        }
        setError(undefined)
      } catch (failed) {
        if (signal.aborted) return
        if (!(failed instanceof ApiError)) throw failed
        setError(failed)
      } finally {
        running = false
        if (!signal.aborted) setBusy(false)
      }
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => (running ? later() : void load()), MORE_MS)
    }

    setReplay(built)
    setCount(0)
    void load()
    doc.on('update', later)
    return () => {
      doc.off('update', later)
      clearTimeout(timer)
      controller.abort(new DOMException('The history was closed.', 'AbortError'))
    }
  }, [document, shape, doc, attempt])

  const retry = useCallback(() => setAttempt((n) => n + 1), [])
  return { replay, count, people, busy, error, retry }
}

const decoded = ({ seq, at, by, update }: DocumentHistory['updates'][number]): HistoryUpdate => ({
  seq,
  at,
  by,
  bytes: fromBase64(update),
})
