import { setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { type ForeignWrites, StoreUnavailable } from '../../ports/session-log.ts'
import type { Stores } from '../../ports/stores.ts'
import { startThread } from '../../start-thread.ts'
import { METHODS, type StoreCall, type StoreReply } from './rpc.ts'

export interface SqliteStores extends Stores, ForeignWrites {
  /** Finishes what is under way and closes the file. */
  close(): Promise<void>
}

export interface SqliteOptions {
  file: string
  /** Told when the thread died although nobody closed it. It is started again by itself. */
  onFault?(error: unknown): void
}

/**
 * Opens the database on a thread of its own and gives the stores as ports.
 * @throws Error when the file cannot be opened or migrated
 */
export async function openSqliteStores({ file, onFault }: SqliteOptions): Promise<SqliteStores> {
  const thread = new StoreThread(file, onFault ?? (() => undefined))
  await thread.start()
  return {
    log: thread.port('log'),
    directory: thread.port('directory'),
    decks: thread.port('decks'),
    documents: thread.port('documents'),
    accounts: thread.port('accounts'),
    jobs: thread.port('jobs'),
    search: thread.port('search'),
    access: thread.port('access'),
    idempotencyKeys: thread.port('idempotencyKeys'),
    webhooks: thread.port('webhooks'),
    onForeignWrite: (listener) => thread.onForeignWrite(listener),
    close: () => thread.close(),
  }
}

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** A thread that died is started again after this long, and again until it runs. */
const RESTART_MS = 1_000

class StoreThread {
  private readonly file: string
  private readonly onFault: (error: unknown) => void
  private readonly pending = new Map<number, Pending>()
  private readonly listeners = new Set<() => void>()
  /** Absent before the thread is ready, and after it has ended. */
  private worker: Worker | undefined
  private unsent: StoreCall[] = []
  private nextId = 1
  private closed = false

  constructor(file: string, onFault: (error: unknown) => void) {
    this.file = file
    this.onFault = onFault
  }

  /** @throws Error when the file cannot be opened or migrated */
  start(): Promise<void> {
    const worker = startThread(import.meta.url, 'store-thread', { workerData: { file: this.file } })
    return new Promise((resolve, reject) => {
      let ready = false
      worker.on('error', (error) => (ready ? this.onFault(error) : reject(error)))
      worker.on('message', (replies: StoreReply[]) => {
        for (const reply of replies) {
          if (reply.kind === 'ready') {
            ready = true
            this.worker = worker
            resolve()
          } else if (reply.kind === 'broken') reject(new Error(reply.message))
          else this.settle(reply)
        }
      })
      worker.on('exit', () => {
        reject(new Error('the store thread ended before it was ready'))
        if (ready) this.ended()
      })
    })
  }

  port<Store extends keyof Stores>(store: Store): Stores[Store] {
    const calls = Object.keys(METHODS[store]).map((method) => [
      method,
      (...args: unknown[]) => this.call(store, method, args),
    ])
    return Object.fromEntries(calls) as Stores[Store]
  }

  onForeignWrite(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.closed = true
    const { worker } = this
    if (!worker) return
    const exited = new Promise((resolve) => worker.once('exit', resolve))
    this.send()
    worker.postMessage('close')
    await exited
  }

  private call(store: keyof Stores, method: string, args: unknown[]): Promise<unknown> {
    const { worker } = this
    if (!worker) return Promise.reject(new StoreUnavailable('the store is not open'))
    const call: StoreCall = { id: this.nextId++, store, method, args }
    return new Promise((resolve, reject) => {
      this.pending.set(call.id, { resolve, reject })
      // What one turn asks for goes in one message: a message costs more than what is in it.
      if (this.unsent.length === 0) queueMicrotask(() => this.send())
      this.unsent.push(call)
    })
  }

  private send(): void {
    const calls = this.unsent
    this.unsent = []
    if (calls.length === 0) return
    // If the thread has died meanwhile, whoever called has been told.
    this.worker?.postMessage(calls)
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

  /** What was under way may have been written or not: whoever asked for it has to look. */
  private ended(): void {
    this.worker = undefined
    for (const { reject } of this.pending.values()) reject(new StoreUnavailable('the store was closed'))
    this.pending.clear()
    if (!this.closed) void this.revive()
  }

  private async revive(): Promise<void> {
    while (!this.closed && !this.worker) {
      await setTimeout(RESTART_MS, undefined, { ref: false })
      if (this.closed) return
      await this.start().catch(this.onFault)
    }
  }
}
