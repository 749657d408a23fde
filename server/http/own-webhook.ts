import { err, ok, type Result } from '../../shared/result.ts'
import type { User } from '../ports/accounts.ts'
import type { Webhook } from '../ports/webhooks.ts'
import type { Ctx, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import type { Refusal } from './problem.ts'

/** The webhook, where the account that is signed in may see to it. To others it is not there. */
export async function ownWebhook(
  c: Ctx,
  deps: HttpDeps,
  id: string,
): Promise<Result<{ user: User; webhook: Webhook }, Refusal<401 | 404>>> {
  const account = await signedIn(c, deps)
  if (!account.ok) return account
  const { user } = account.value
  const webhook = await deps.webhooks.find(id)
  const own = webhook && (user.role === 'owner' || webhook.account === user.id)
  return own ? ok({ user, webhook }) : err(NO_WEBHOOK)
}

const NO_WEBHOOK: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such webhook.' }
