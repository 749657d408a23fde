import { type Catalog, catalogOf, EMPTY_CATALOG } from '../../shared/course/catalog.ts'
import type { CommandId, ParticipantId, SessionId } from '../../shared/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import { authorship } from '../../shared/session/authorship.ts'
import type { Actor, Envelope } from '../../shared/session/envelope.ts'
import { evolve, fold } from '../../shared/session/fold.ts'
import { Receipts } from '../../shared/session/receipts.ts'
import type { Rejection } from '../../shared/session/rejection.ts'
import { refuse } from '../../shared/session/rejection.ts'
import { decide, type SessionCommand, type SessionState } from '../../shared/session/session.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import type { Clock } from '../ports/clock.ts'
import { type SessionLog, StoreUnavailable } from '../ports/session-log.ts'
import type { Stores } from '../ports/stores.ts'
import { Ballots } from './ballots.ts'

/** The command was carried out and is durable: the log stands at `seq`, written at `at` (ms, server's clock). */
export interface Receipt {
  seq: number
  at: number
}

/** Where a room keeps its log and finds its course. */
export interface RoomStores {
  log: SessionLog
  decks: Pick<Stores['decks'], 'get'>
}

export type Outcome = Result<Receipt, Rejection>

/** Told of mistakes in the program: one room's trouble must not end the others. */
export type Faults = (error: unknown) => void

interface Waiting {
  actor: Actor
  command: SessionCommand
  cid?: CommandId
  receivedAt: number
  resolve(outcome: Outcome): void
}

/** Commands that are decided and committed together at most, so that one batch never holds up the thread. */
const BATCH = 512
/** Attempts to append before a command is refused because others keep writing to the same log. */
const ATTEMPTS = 3

/**
 * The mailbox of one session: commands are decided one after another against the state, appended together with
 * compare-and-swap, and only then become state, are acknowledged and published. Whatever arrives while an
 * append is under way is the next batch.
 */
export class Room {
  readonly id: SessionId
  /** The session's course, as it was when the session was opened. */
  readonly catalog: Catalog
  private readonly log: SessionLog
  private readonly clock: Clock
  private readonly onFault: Faults
  private readonly receipts = new Receipts()
  private readonly ballots = new Ballots()
  private readonly listeners = new Set<(entries: readonly Envelope[]) => void>()
  private current: SessionState
  private waiting: Waiting[] = []
  private working = false
  /** An append failed: what is on disk is not known until the log was read again. */
  private uncertain = false

  private constructor(
    { log }: RoomStores,
    clock: Clock,
    onFault: Faults,
    state: SessionState,
    catalog: Catalog,
  ) {
    this.id = state.lifecycle.id
    this.catalog = catalog
    this.log = log
    this.clock = clock
    this.onFault = onFault
    this.current = state
  }

  /** @returns undefined where there is no such session @throws StoreUnavailable */
  static async load(
    id: SessionId,
    stores: RoomStores,
    clock: Clock,
    onFault: Faults,
  ): Promise<Room | undefined> {
    const entries = await stores.log.read(id, 0)
    const state = fold(entries)
    if (!state) return undefined
    const deck = await stores.decks.get(state.lifecycle.deck)
    const room = new Room(stores, clock, onFault, state, deck ? catalogOf(deck) : EMPTY_CATALOG)
    for (const entry of entries) room.receipts.note(entry)
    return room
  }

  get state(): SessionState {
    return this.current
  }

  /** The name under which a person's anonymous answers in a scope are kept, while this process knows it. */
  ballotOf(participant: ParticipantId, scope: string): string | undefined {
    return this.ballots.of(participant, scope)
  }

  /** Calls `listener` with entries once they are durable and part of the state, in order. */
  onEntries(listener: (entries: readonly Envelope[]) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Carries out a command. Resolves when its effects are on disk, or with the reason why nothing changed. A
   * `cid` that the actor has used before is acknowledged again without effect.
   */
  submit(actor: Actor, command: SessionCommand, cid?: CommandId): Promise<Outcome> {
    return new Promise((resolve) => {
      const receivedAt = this.clock.now()
      this.waiting.push({ actor, command, receivedAt, resolve, ...(cid === undefined ? {} : { cid }) })
      if (!this.working) void this.work()
    })
  }

  /** Reads what others wrote to this log. @throws StoreUnavailable */
  async catchUp(): Promise<void> {
    const missed = await this.log.read(this.id, this.current.seq)
    // While we read, a batch of our own may have been committed.
    const news = missed.filter((entry) => entry.seq > this.current.seq)
    const state = fold(news, this.current)
    if (state && news.length > 0) this.accept(state, news)
    this.uncertain = false
  }

  private async work(): Promise<void> {
    this.working = true
    // Commands of one turn of the event loop are decided together.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, BATCH)
      this.waiting = this.waiting.slice(BATCH)
      try {
        await this.carryOut(batch)
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) this.onFault(error)
        this.uncertain = true
        const refusal = refuse(
          'unavailable',
          'The server cannot store anything at the moment. Nothing was changed.',
        )
        for (const { resolve } of batch) resolve(refusal)
      }
    }
    this.working = false
  }

  private async carryOut(batch: Waiting[]): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (this.uncertain || attempt > 1) await this.catchUp()
      const { draft, entries, outcomes } = this.decideAll(batch)
      const written = entries.length === 0 ? ok(undefined) : await this.log.append(this.id, entries)
      if (!written.ok) continue
      // A catch-up may have read our own entries from the log before this answer came.
      if (draft.seq > this.current.seq) this.accept(draft, entries)
      for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i] as Outcome)
      return
    }
    throw new StoreUnavailable('the log of this session changed again and again under our hands')
  }

  private decideAll(batch: Waiting[]) {
    const now = Math.max(this.clock.now(), this.current.at)
    const entries: Envelope[] = []
    const done = new Map<string, Outcome>()
    let draft = this.current
    const outcomes = batch.map(({ actor, command, cid, receivedAt }): Outcome => {
      const key = cid !== undefined && actor.kind === 'participant' ? `${actor.id} ${cid}` : undefined
      const before = key && cid !== undefined ? (this.receipts.find(actor, cid) ?? done.get(key)) : undefined
      if (before) return 'ok' in before ? before : ok(before)
      const decision = decide(draft, command, {
        now,
        receivedAt,
        actor,
        catalog: this.catalog,
        ballotOf: (scope) => (actor.kind === 'participant' ? this.ballots.of(actor.id, scope) : undefined),
      })
      if (!decision.ok) return decision
      for (const event of decision.value) {
        const entry: Envelope = {
          seq: draft.seq + 1,
          at: now,
          v: EVENT_VERSION,
          ...authorship(event, actor, cid),
          event,
        }
        entries.push(entry)
        this.ballots.begin(event)
        draft = evolve(draft, entry)
      }
      const outcome = ok({ seq: draft.seq, at: now })
      if (key) done.set(key, outcome)
      return outcome
    })
    return { draft, entries, outcomes }
  }

  private accept(state: SessionState, entries: readonly Envelope[]): void {
    this.current = state
    for (const entry of entries) {
      this.receipts.note(entry)
      this.ballots.end(entry.event)
    }
    for (const listener of this.listeners) {
      // The entries are on disk: trouble in telling of them must not pass for a refusal.
      try {
        listener(entries)
      } catch (error) {
        this.onFault(error)
      }
    }
  }
}
