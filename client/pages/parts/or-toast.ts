import { ApiError } from '../../net/problem.ts'
import { toast } from '../../ui/toast.tsx'

/** Carries out what the server may refuse, and says at the edge of the page why it did. */
export async function orToast(action: () => Promise<unknown>): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    toast.error(error.detail)
  }
}
