import { useCallback } from 'react'
import type { ClientCommand } from '../../shared/session/session.ts'
import type { Outcome } from '../net/outbox.ts'
import { toast } from '../ui/toast.tsx'
import { useRoom } from './use-room.tsx'

/** Sends a command; a refusal is shown to the person. Resolves to what became of it. */
export function useCommand(): (command: ClientCommand) => Promise<Outcome> {
  const room = useRoom()
  return useCallback(
    async (command) => {
      const outcome = await room.send(command)
      if (!outcome.ok && outcome.code !== 'replaced') toast.error(outcome.message)
      return outcome
    },
    [room],
  )
}
