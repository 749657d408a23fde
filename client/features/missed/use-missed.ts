import { useEffect, useRef, useState } from 'react'
import { MISSED_MIN_MS } from '../../../shared/report/absence.ts'
import type { Missed } from '../../../shared/report/missed.ts'
import { useRoom, useRoomState } from '../../hooks/use-room.tsx'
import { useStored } from '../../hooks/use-stored.ts'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'

/** Who was without a line for so long may have been away for the server: it knows the rest. */
const LOST_MIN_MS = 60_000

/**
 * What the reader missed of a class, where the server has something to tell and they have not put it away. It is asked
 * for when the page comes to a class that goes on already, and when the line is back after a while.
 * @param on whether the reader is a learner and the class goes on
 */
export function useMissed(
  startedAt: number | undefined,
  on: boolean,
): { missed: Missed | undefined; dismiss: () => void } {
  const { session, serverNow } = useRoom()
  const open = useRoomState(({ connection }) => connection.name === 'open')
  const [missed, setMissed] = useState<Missed>()
  const [dismissed, setDismissed] = useStored(`lectern.missed.${session}`, '')
  const came = useRef(false)
  const lostAt = useRef<number>(undefined)

  useEffect(() => {
    if (!on || startedAt === undefined) return
    if (!open) {
      lostAt.current ??= Date.now()
      return
    }
    const lostFor = lostAt.current === undefined ? 0 : Date.now() - lostAt.current
    const late = !came.current && serverNow() - startedAt >= MISSED_MIN_MS
    came.current = true
    lostAt.current = undefined
    if (!late && lostFor < LOST_MIN_MS) return
    const controller = new AbortController()
    api.missed(session, controller.signal).then(
      (answer) => !controller.signal.aborted && setMissed(answer.missed),
      (error: unknown) => {
        // It is an extra: whoever cannot have it now goes on without.
        if (!controller.signal.aborted && !(error instanceof ApiError)) throw error
      },
    )
    return () => controller.abort()
  }, [on, open, startedAt, session, serverNow])

  const shown = on && missed && dismissed !== String(missed.from) ? missed : undefined
  return { missed: shown, dismiss: () => missed && setDismissed(String(missed.from)) }
}
