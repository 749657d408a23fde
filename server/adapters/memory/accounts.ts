import type { Accounts, SignIn, SigningKey, User } from '../../ports/accounts.ts'

/** Accounts, their sign-ins and the keys that sign tokens. */
export function memoryAccounts(): Accounts {
  const users: User[] = []
  const signIns = new Map<string, SignIn>()
  const keys: SigningKey[] = []
  let setupSecret: string | undefined
  return {
    async addUser(user) {
      if (users.some(({ email }) => email === user.email)) return false
      users.push(user)
      return true
    },
    async findUser(id) {
      return users.find((user) => user.id === id)
    },
    async findUserByEmail(email) {
      return users.find((user) => user.email === email)
    },
    async listUsers() {
      return [...users]
    },
    async changeUser(id, { deactivatedAt, ...change }) {
      const index = users.findIndex((user) => user.id === id)
      const { deactivatedAt: since, ...user } = users[index] ?? {}
      if (!('id' in user)) return 'not-found'
      const now = deactivatedAt === undefined ? since : (deactivatedAt ?? undefined)
      const changed = { ...user, ...change, ...(now === undefined ? {} : { deactivatedAt: now }) }
      const others = users.filter((other) => other.id !== id)
      if (isActiveOwner(users[index]) && ![changed, ...others].some(isActiveOwner)) return 'last-owner'
      users[index] = changed
      return 'ok'
    },
    async setPassword(id, passwordHash) {
      const index = users.findIndex((user) => user.id === id)
      const user = users[index]
      if (user) users[index] = { ...user, passwordHash }
    },
    async addSignIn(signIn) {
      for (const [hash, { expiresAt }] of signIns) if (expiresAt <= signIn.createdAt) signIns.delete(hash)
      signIns.set(signIn.secretHash, signIn)
    },
    async findSignIn(secretHash) {
      return signIns.get(secretHash)
    },
    async removeSignIn(secretHash) {
      signIns.delete(secretHash)
    },
    async removeSignInsOf(user) {
      const removed = [...signIns].filter(([, signIn]) => signIn.user === user).map(([hash]) => hash)
      for (const hash of removed) signIns.delete(hash)
      return removed
    },
    async setSetupSecret(secretHash) {
      setupSecret = secretHash
    },
    async redeemSetupSecret(secretHash, owner) {
      if (users.some(({ role }) => role === 'owner')) return 'has-owner'
      if (setupSecret !== secretHash) return 'bad-secret'
      setupSecret = undefined
      users.push({ ...owner, role: 'owner' })
      return 'ok'
    },
    async signingKeys() {
      return [...keys]
    },
    async addSigningKey(key) {
      keys.push(key)
    },
  }
}

const isActiveOwner = (user: User | undefined) => user?.role === 'owner' && user.deactivatedAt === undefined
