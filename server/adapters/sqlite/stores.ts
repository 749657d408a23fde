import type { Worker } from 'node:worker_threads'
import { type ForeignWrites, StoreUnavailable } from '../../ports/session-log.ts'
import type { Stores } from '../../ports/stores.ts'
import type { StoreCall, StoreReply } from './rpc.ts'
import { startThread } from './start-thread.ts'

export interface SqliteStores extends Stores, ForeignWrites {
  /** Finishes what is under way and closes the file. */
  close(): Promise<void>
}

/**
 * Opens the database on a thread of its own and gives the stores as ports.
 * @throws Error when the file cannot be opened or migrated
 */
export async function openSqliteStores(options: { file: string }): Promise<SqliteStores> {
  const worker = startThread('store-thread', { file: options.file })
  const thread = new StoreThread(worker)
  await thread.ready
  return {
    log: thread.port('log', ['append', 'read']),
    directory: thread.port('directory', ['create', 'find', 'findByCode', 'list']),
    decks: thread.port('decks', ['put', 'get']),
    accounts: thread.port('accounts', [
      'addUser',
      'findUser',
      'findUserByEmail',
      'listUsers',
      'setPassword',
      'addSignIn',
      'findSignIn',
      'removeSignIn',
      'removeSignInsOf',
      'setSetupSecret',
      'redeemSetupSecret',
      'signingKeys',
      'addSigningKey',
    ]),
    onForeignWrite: (listener) => thread.onForeignWrite(listener),
    close: () => thread.close(),
  }
}

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void }

class StoreThread {
  readonly ready: Promise<void>
  private readonly worker: Worker
  private readonly pending = new Map<number, Pending>()
  private readonly listeners = new Set<() => void>()
  private nextId = 1
  private closed = false

  constructor(worker: Worker) {
    this.worker = worker
    this.ready = new Promise((resolve, reject) => {
      worker.once('error', reject)
      worker.on('message', (reply: StoreReply) => {
        if (reply.kind === 'ready') resolve()
        else if (reply.kind === 'broken') reject(new Error(reply.message))
        else this.settle(reply)
      })
    })
    worker.on('exit', () => this.end())
  }

  port<Store extends keyof Stores>(store: Store, methods: (keyof Stores[Store])[]): Stores[Store] {
    const calls = methods.map((method) => [
      method,
      (...args: unknown[]) => this.call(store, String(method), args),
    ])
    return Object.fromEntries(calls) as Stores[Store]
  }

  onForeignWrite(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.closed) return
    const exited = new Promise((resolve) => this.worker.once('exit', resolve))
    this.worker.postMessage('close')
    await exited
  }

  private call(store: keyof Stores, method: string, args: unknown[]): Promise<unknown> {
    if (this.closed) return Promise.reject(new StoreUnavailable('the store is closed'))
    const call: StoreCall = { id: this.nextId++, store, method, args }
    return new Promise((resolve, reject) => {
      this.pending.set(call.id, { resolve, reject })
      this.worker.postMessage(call)
    })
  }

  private settle(reply: Exclude<StoreReply, { kind: 'ready' | 'broken' }>): void {
    if (reply.kind === 'foreign-write') {
      for (const listener of this.listeners) listener()
      return
    }
    const waiting = this.pending.get(reply.id)
    this.pending.delete(reply.id)
    if (reply.kind === 'answer') waiting?.resolve(reply.value)
    else if (reply.kind === 'unavailable') waiting?.reject(new StoreUnavailable(reply.message))
    else waiting?.reject(new Error(reply.message))
  }

  private end(): void {
    this.closed = true
    for (const { reject } of this.pending.values()) reject(new StoreUnavailable('the store was closed'))
    this.pending.clear()
  }
}
