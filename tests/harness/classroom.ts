import { type MemoryStores, memoryStores } from '../../server/adapters/memory/stores.ts'
import type { LiveRoom } from '../../server/room/live-room.ts'
import type { Outcome } from '../../server/room/room.ts'
import type { Rooms } from '../../server/room/rooms.ts'
import type { StaffDeck } from '../../shared/course/deck.ts'
import type { SessionId } from '../../shared/ids.ts'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { Role } from '../../shared/session/roster.ts'
import type { SessionCommand, SessionState } from '../../shared/session/session.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import { Disk } from './disk.ts'
import { Generation } from './generation.ts'
import { ManualClock } from './manual-clock.ts'
import type { Page } from './page.ts'
import { Person } from './person.ts'
import { settle } from './settle.ts'

export interface ClassroomOptions {
  /** How many of each come in at the beginning, with a page each. */
  learners?: number
  tas?: number
  observers?: number
  /** Click steps of each slide of the deck. */
  steps?: number[]
  /** What the course holds beside its slides. */
  content?: Partial<Pick<StaffDeck, 'exercises' | 'quizzes'>>
  /** The class has begun. */
  started?: boolean
  /** Account of the host. */
  account?: string
}

/**
 * A whole class in memory: the real room, views, presence and log over a clock, a disk and lines that the test
 * holds in its hands.
 */
export class Classroom {
  static readonly session: SessionId = 'session-1'
  readonly clock = new ManualClock()
  readonly stores: MemoryStores = memoryStores()
  readonly disk = new Disk(this.stores.log)
  /** Mistakes of the program that the server reported. `settle` throws where there are any. */
  readonly faults: unknown[] = []
  readonly people: Person[] = []
  readonly host = new Person(this, 'host')
  readonly tas: Person[] = []
  readonly learners: Person[] = []
  readonly observers: Person[] = []
  private generation = this.generate()
  private live: LiveRoom | undefined
  private cids = 0
  private ids = 0

  /** The class with its host, everybody connected. */
  static async open(options: ClassroomOptions = {}): Promise<Classroom> {
    const { learners = 0, tas = 0, observers = 0, started = true } = options
    const classroom = new Classroom()
    await classroom.create(options)
    await classroom.host.open()
    for (let n = 1; n <= tas; n++) await classroom.comes(`Assistant ${n}`, 'ta')
    for (let n = 1; n <= learners; n++) await classroom.comes(`Learner ${n}`, 'learner')
    for (let n = 1; n <= observers; n++) await classroom.comes(`Guest ${n}`, 'observer')
    if (started) await classroom.host.do({ type: 'session.start' })
    await classroom.advance(2_000)
    return classroom
  }

  get room(): LiveRoom {
    if (!this.live) throw new Error('the server is down')
    return this.live
  }

  /** The rooms of the process that is running. */
  get rooms(): Rooms {
    return this.generation.rooms
  }

  get state(): SessionState {
    return this.room.room.state
  }

  newCid(): string {
    this.cids += 1
    return `cid-${this.cids}`
  }

  /** Somebody asks to join, as the join page does it. @returns the person, whom a refusal keeps out of the roster */
  async asksToJoin(
    name: string,
    role: Role,
    account?: string,
  ): Promise<{ person: Person; outcome: Outcome }> {
    this.ids += 1
    const person = new Person(this, `${role}-${this.ids}`)
    const outcome = await this.submit({
      type: 'person.join',
      participant: person.id,
      name,
      role,
      ...(account === undefined ? {} : { account }),
    })
    if (outcome.ok) this.seat(person, role)
    return { person, outcome }
  }

  /** Somebody joins and opens a page. */
  async comes(name: string, role: Role = 'learner', account?: string): Promise<Person> {
    const { person, outcome } = await this.asksToJoin(name, role, account)
    if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.error.code}`)
    await person.open()
    return person
  }

  /** A command of the server itself. */
  submit(command: SessionCommand): Promise<Outcome> {
    return this.room.room.submit(SYSTEM, command)
  }

  /** Everything that is under way comes to rest; no time passes. @throws Error where anything went wrong in it */
  async settle(): Promise<void> {
    await settle()
    this.throwTroubles()
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms)
    this.throwTroubles()
  }

  /** The log as it is stored. */
  log(): Promise<Envelope[]> {
    return this.stores.log.read(Classroom.session, 0)
  }

  /** The process dies this very moment; every line breaks. */
  kill(): void {
    this.generation.kill()
    this.live = undefined
    for (const page of this.pages()) page.cut()
  }

  /** A new process over the same stores. Nobody is connected yet. */
  async start(): Promise<void> {
    this.generation = this.generate()
    this.live = await this.generation.rooms.openLive(Classroom.session)
    await this.settle()
  }

  /** Killed and started again; whoever had a page comes back with one. */
  async restart(): Promise<void> {
    const back = this.people.filter(({ pages }) => pages.some(({ closed }) => !closed))
    this.kill()
    await this.start()
    for (const person of back) await person.open()
  }

  /** What this process does when it is told to stop. */
  closeAll(): void {
    this.generation.rooms.closeAll()
  }

  /** Another process wrote to the store. */
  async foreignWrite(): Promise<void> {
    await this.generation.rooms.catchUp()
    await this.settle()
  }

  signOut(signIn: string): void {
    this.generation.rooms.disconnectSignIn(signIn)
  }

  private pages(): Page[] {
    return this.people.flatMap(({ pages }) => pages)
  }

  private generate(): Generation {
    return new Generation({ log: this.disk, decks: this.stores.decks }, this.clock, (error) =>
      this.faults.push(error),
    )
  }

  private async create({ steps = [0, 2, 1, 0], account, content }: ClassroomOptions): Promise<void> {
    const at = this.clock.now()
    const session = Classroom.session
    const course = 'a-course'
    const deck = 'a-deck'
    const title = 'A class'
    const entry = (seq: number, event: Envelope['event']): Envelope => ({
      seq,
      at,
      v: EVENT_VERSION,
      actor: SYSTEM,
      event,
    })
    await this.stores.decks.put({
      id: deck,
      course,
      title,
      language: 'en',
      aspect: 16 / 9,
      slides: [],
      exercises: content?.exercises ?? [],
      quizzes: content?.quizzes ?? [],
    })
    await this.stores.directory.create(
      { id: session, code: 'K7MQ2XRT', title, course, deck, createdAt: at },
      [
        entry(1, { type: 'session.opened', session, title, course, deck, steps, host: this.host.id }),
        entry(2, {
          type: 'person.joined',
          participant: this.host.id,
          name: 'Hana Host',
          role: 'instructor',
          standing: 'in',
          ...(account === undefined ? {} : { account }),
        }),
      ],
    )
    this.people.push(this.host)
    await this.start()
  }

  private seat(person: Person, role: Role): void {
    this.people.push(person)
    if (role === 'learner') this.learners.push(person)
    else if (role === 'observer') this.observers.push(person)
    else if (role === 'ta') this.tas.push(person)
  }

  private throwTroubles(): void {
    const breaches = this.people.flatMap(({ id, pages }) =>
      pages.flatMap((page) => page.breaches.map((breach) => `${id}: ${breach}`)),
    )
    const troubles = [...breaches, ...this.faults.map(String)]
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  }
}
