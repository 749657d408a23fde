import type { IdempotencyKeys, OnceRequest, RequestKey } from '../../ports/idempotency-keys.ts'

/** @param guard throws while the store cannot write */
export function memoryIdempotencyKeys(guard: () => void): IdempotencyKeys {
  const requests = new Map<string, OnceRequest>()
  const name = ({ account, route, keyHash }: RequestKey) => JSON.stringify([account, route, keyHash])
  return {
    async claim(request, now) {
      guard()
      for (const [key, { expiresAt }] of requests) if (expiresAt <= now) requests.delete(key)
      const known = requests.get(name(request)) ?? request
      requests.set(name(request), known)
      return known
    },
    async settle(key, answer) {
      guard()
      const known = requests.get(name(key))
      if (known) requests.set(name(key), { ...known, answer })
    },
    async forget(key) {
      guard()
      requests.delete(name(key))
    },
  }
}
