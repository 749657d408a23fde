import type { Accounts } from '../ports/accounts.ts'
import { newSecret, secretHash } from './random.ts'

/** Whether the installation still waits for its owner. */
export async function needsSetup(accounts: Accounts): Promise<boolean> {
  return !(await accounts.listUsers()).some((user) => user.role === 'owner')
}

/**
 * Called at each start. Where there is no owner yet, makes a new one-time link, which voids the last one.
 * @param base where links begin, without a slash at the end
 * @returns the link to print for the person at this computer, or undefined where there is an owner. The secret
 *   stands behind `#`, which browsers do not send, so that it gets into no log.
 */
export async function setupLink(accounts: Accounts, base: string): Promise<string | undefined> {
  if (!(await needsSetup(accounts))) return undefined
  const secret = newSecret()
  await accounts.setSetupSecret(secretHash(secret))
  return `${base}/setup#${secret}`
}
