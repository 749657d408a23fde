import type { AccessStore, AccessToken, ServiceClient } from '../../ports/access.ts'

interface Row {
  id: string
  user: string
  secretHash: string
  createdAt: number
  lastUsedAt?: number
  revokedAt?: number
}

/** @param guard throws where nothing can be written */
export function memoryAccess(guard: () => void): AccessStore {
  const tokens = new Rows<AccessToken>(guard)
  const clients = new Rows<ServiceClient>(guard)
  return {
    addToken: async (token) => tokens.add(token),
    findToken: async (id) => tokens.find((row) => row.id === id),
    findTokenBySecret: async (hash) => tokens.find((row) => row.secretHash === hash),
    listTokens: async (user) => tokens.of(user),
    tokenUsed: async (id, at) => tokens.used(id, at),
    revokeToken: async (user, id, at) => tokens.revoke(user, id, at),
    addClient: async (client) => clients.add(client),
    findClient: async (id) => clients.find((row) => row.id === id),
    listClients: async (user) => clients.of(user),
    clientUsed: async (id, at) => clients.used(id, at),
    revokeClient: async (user, id, at) => clients.revoke(user, id, at),
  }
}

class Rows<T extends Row> {
  private rows: T[] = []
  private readonly guard: () => void

  constructor(guard: () => void) {
    this.guard = guard
  }

  add(row: T): void {
    this.guard()
    this.rows = [...this.rows.filter(({ id }) => id !== row.id), row]
  }

  find(is: (row: T) => boolean): T | undefined {
    return this.rows.find(is)
  }

  of(user: string): T[] {
    return this.rows
      .filter((row) => row.user === user && row.revokedAt === undefined)
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  }

  used(id: string, at: number): void {
    this.guard()
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, lastUsedAt: at } : row))
  }

  revoke(user: string, id: string, at: number): boolean {
    this.guard()
    const good = this.of(user).some((row) => row.id === id)
    if (good) this.rows = this.rows.map((row) => (row.id === id ? { ...row, revokedAt: at } : row))
    return good
  }
}
