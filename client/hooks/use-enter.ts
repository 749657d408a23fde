import type { SessionId } from '../../shared/ids.ts'
import { api } from '../net/api.ts'
import { ApiError } from '../net/problem.ts'
import { useRequest } from './use-request.ts'

/**
 * Makes the signed-in account a person in the session. Co-hosts without an account came in by a link: for them
 * this is refused, and the ticket for the connection decides.
 */
export function useEnter(id: SessionId) {
  const { data, error, busy, reload } = useRequest(id, async () => {
    try {
      await api.enter(id)
    } catch (refused) {
      if (!(refused instanceof ApiError) || refused.status === 0 || refused.status >= 500) throw refused
    }
    return true
  })
  return { entered: data === true, error, busy, retry: reload }
}
