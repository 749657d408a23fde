import { useEffect, useState } from 'react'
import type { AudienceDeck, StaffDeck } from '../../shared/course/deck.ts'
import { api } from '../net/api.ts'
import { ApiError } from '../net/problem.ts'
import { useRoom } from './use-room.tsx'

interface Editions {
  staff: StaffDeck
  audience: AudienceDeck
}

export interface LoadedDeck<D> {
  deck?: D
  /** Why it cannot be had; failures of the network are tried again by themselves and not told here. */
  error?: ApiError
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15_000

/** The slides of the session. `ready` is false as long as the reader may not have them. */
export function useDeck<E extends keyof Editions>(edition: E, ready: boolean): LoadedDeck<Editions[E]> {
  const { session } = useRoom()
  const [loaded, setLoaded] = useState<LoadedDeck<Editions[E]>>({})
  useEffect(() => {
    if (!ready) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async (waitMs: number) => {
      try {
        setLoaded({ deck: await api.deck(session, edition, controller.signal) })
      } catch (error) {
        if (controller.signal.aborted) return
        const lasting = error instanceof ApiError && error.status >= 400 && error.status < 500
        if (lasting && error.status !== 429) return setLoaded({ error })
        timer = setTimeout(() => load(Math.min(waitMs * 2, LONGEST_WAIT_MS)), waitMs * (0.5 + Math.random()))
      }
    }
    void load(FIRST_WAIT_MS)
    return () => {
      clearTimeout(timer)
      controller.abort(new DOMException('The page was left.', 'AbortError'))
    }
  }, [session, edition, ready])
  return loaded
}
