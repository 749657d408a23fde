import { createHmac } from 'node:crypto'
import type { SigningKey } from '../ports/accounts.ts'
import { type KeyRing, keyBytes } from './keys.ts'
import { sameSecret } from './random.ts'

/** 22 characters of base64url: 132 bits of the MAC. */
const MAC_LENGTH = 22

/** Proves that this installation said `text`: what links carry so that nothing of them has to be stored (ADR 0004). */
export const macOf = (keys: KeyRing, text: string): string => mac(keys.current(), text)

/** Whether a MAC is that of `text`, also under an older key, or under one that another process has just made. */
export async function isMacOf(keys: KeyRing, text: string, given: string): Promise<boolean> {
  const good = () => keys.all().some((key) => sameSecret(mac(key, text), given))
  return good() || ((await keys.reload()) && good())
}

const mac = (key: SigningKey, text: string): string =>
  createHmac('sha256', keyBytes(key)).update(text).digest('base64url').slice(0, MAC_LENGTH)
