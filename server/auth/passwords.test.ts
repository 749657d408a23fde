import { expect, it } from 'vitest'
import { Passwords, PasswordsBusy } from './passwords.ts'

it('stores argon2id with the recommended parameters, and knows the password again', async () => {
  const passwords = new Passwords()
  const stored = await passwords.hash('Grüße aus Köln')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwords.verify(stored, 'Gru\u0308\u00dfe aus Ko\u0308ln')).toBe(true)
  expect(await passwords.verify(stored, 'Grüße aus Bonn')).toBe(false)
  expect(await passwords.verify(undefined, 'Grüße aus Köln')).toBe(false)
})

it('turns away a storm instead of queueing without end, and works after it', async () => {
  const passwords = new Passwords({ maxWaiting: 4 })
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => passwords.verify(undefined, 'x')))
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toHaveLength(20 - 2 - 4)
  expect(refused.every(({ reason }) => reason instanceof PasswordsBusy)).toBe(true)
  expect(await passwords.verify(undefined, 'x')).toBe(false)
})
