import type { ClientCommand } from '../shared/session/session.ts'
import type { TicketBody } from '../shared/wire/http.ts'
import { ask } from '../tests/faults/ask.ts'
import { eventually } from '../tests/faults/eventually.ts'
import { Ledger } from '../tests/faults/ledger.ts'
import { Page, type Seat } from '../tests/faults/page.ts'
import { joinUntilIn } from '../tests/faults/pour.ts'
import { type CreatedSession, ServerProcess } from '../tests/support/server-process.ts'
import { type Contender, Receipts } from './contender.ts'
import { COLLECTING } from './process-usage.ts'

/** A room of the built program with a class of simulated pages. */
export class LecternRoom implements Contender {
  readonly name = 'Lectern'
  readonly server: ServerProcess
  pages: Page[] = []
  /** Readers who do not count in `press`: they are not expected to keep up. */
  readonly paused = new Set<Page>()
  /** Messages and bytes that came to learners so far, over connections of now. */
  messages = 0
  private readonly session: CreatedSession & { host: string }
  private readonly size: number
  private readonly receipts = new Receipts()
  private seats: Seat[] = []
  private host: Page | undefined
  private slide = 0
  private cids = 0
  private polls = 0
  /** Told of every page that got something. */
  private watch: ((page: Page) => void) | undefined
  private readonly at = new Map<Page, number>()
  /** Told whenever the host’s page got something, by the learner whose report is looked for. */
  private readonly boards = new Map<string, () => void>()

  private constructor(server: ServerProcess, session: CreatedSession & { host: string }, size: number) {
    this.server = server
    this.session = session
    this.size = size
  }

  static async start(size: number): Promise<LecternRoom> {
    const server = await ServerProcess.start({ NODE_OPTIONS: COLLECTING.join('=') })
    const session = (await server.createSession('backend-frameworks')) as CreatedSession & { host: string }
    const room = new LecternRoom(server, session, size)
    const host = new Page(room.seat(session.host, session.hostToken), {
      onMessages: () => {
        for (const look of room.boards.values()) look()
      },
    })
    room.host = host
    await eventually('the host is in', () => host.open).catch(async (error) => {
      await room.stop()
      throw error
    })
    await host.do('start', { type: 'session.start' })
    return room
  }

  get pid(): number {
    return this.server.pid
  }

  /** Where an assistant comes in, and the board of the session. */
  get staffLinks(): { invitation: string; board: string } {
    return { invitation: this.session.links.ta, board: `${this.server.base}/s/${this.session.id}/board` }
  }

  get bytes(): number {
    return this.pages.reduce((sum, page) => sum + page.bytesRead, 0)
  }

  /** By the code, with a name: a person who is on disk, and a page that has the whole view. */
  async join(): Promise<void> {
    const ledger = new Ledger()
    this.pages = await Promise.all(
      Array.from({ length: this.size }, async (_, n) => {
        const { base } = this.server
        const joined = await joinUntilIn(base, this.session.code, `Learner ${n}`, ledger)
        this.seats[n] = this.seat(joined.participant, joined.token)
        return this.opened(this.seats[n], joined.ticket)
      }),
    )
    if (ledger.joinRequests > this.size) throw new Error(`${ledger.joinRequests} requests to join`)
  }

  /** Everybody's coming is in the log: no news of presence is left to be told. */
  async settle(): Promise<void> {
    await eventually(
      'everybody’s coming is noted',
      () => {
        const people = Object.values(this.host?.view?.roster?.people ?? {})
        const here = people.filter(({ online, presentSince }) => online && presentSince !== undefined)
        return here.length > this.size
      },
      60_000,
    )
    await eventually('the count has come to learners', () =>
      this.pages.every((page) => this.paused.has(page) || page.view?.room?.online === this.size),
    )
  }

  /** Everybody closes the page and opens it again, with a ticket in hand; only the opening is `measured`. */
  async comeBack(measured: (opening: () => Promise<void>) => Promise<void>): Promise<void> {
    for (const page of this.pages) page.leave()
    await eventually('the host sees everybody gone', () => this.host?.view?.room?.online === 0)
    const tickets = await Promise.all(this.seats.map((seat) => this.ticket(seat)))
    await measured(async () => {
      this.pages = await Promise.all(this.seats.map((seat, n) => this.opened(seat, tickets[n] ?? '')))
    })
  }

  press(changes: number): Promise<number[]> {
    const readers = this.pages.length - this.paused.size
    return this.receipts.round(readers, () => {
      for (let n = 0; n < changes; n++) this.showNext()
    })
  }

  askAll(): Promise<number[]> {
    const cid = `ask-${++this.cids}`
    return this.receipts.round(this.pages.length, () => {
      for (const [n, page] of this.pages.entries()) {
        const { participant } = page.seat
        const name = `Learner ${n} ${cid}`
        void page.do(cid, { type: 'person.rename', participant, name }).then((outcome) => {
          if (outcome.ok) this.receipts.note()
        })
      }
    })
  }

  /** The host asks everybody a question. @returns ms until each has it */
  openPoll(): Promise<number[]> {
    const run = `r${++this.polls}`
    return this.reaches((page) => page.view?.quizzes?.runs[run] !== undefined, {
      type: 'poll.open',
      poll: { kind: 'choice', stem: 'What does this print?', multiple: false, options: ['1', '2', '3', '4'] },
      anonymous: false,
      mayChange: false,
      live: true,
    })
  }

  /** Everybody is told the result. @returns ms until each has it */
  revealPoll(): Promise<number[]> {
    const run = `r${this.polls}`
    const question = `poll/${run}`
    return this.reaches((page) => page.view?.quizzes?.runs[run]?.questions[question]?.result !== undefined, {
      type: 'question.reveal',
      run,
      question,
    })
  }

  /** One learner answers the question that is open. @throws Error where the answer is refused for good */
  async answer(n: number): Promise<void> {
    const page = this.pages[n] as Page
    const run = `r${this.polls}`
    const options = [['a', 'b', 'c', 'd'][n % 4] ?? 'a']
    const cid = `answer-${run}`
    for (;;) {
      const outcome = await page.do(cid, {
        type: 'answer.give',
        run,
        question: `poll/${run}`,
        round: 1,
        answer: { kind: 'choice', options },
      })
      if (outcome.ok) return
      if (outcome.code !== 'unavailable') throw new Error(`learner ${n}: ${outcome.code}`)
    }
  }

  /** Ids of an exercise's visible checks. */
  async checksOf(exercise: string): Promise<string[]> {
    const answer = await fetch(
      `${this.server.base}/api/v1/sessions/${this.session.id}/exercises/${exercise}`,
      {
        headers: { authorization: `Bearer ${this.session.hostToken}` },
      },
    )
    const { checks } = (await answer.json()) as { checks: { id: string }[] }
    return checks.map((check) => check.id)
  }

  /** Everybody opens a workspace at an exercise that the class begins. */
  async beginExercise(exercise: string): Promise<void> {
    await this.host?.do(`begin-${exercise}`, { type: 'exercise.begin', exercise })
    await Promise.all(this.pages.map((page) => page.do(`open-${exercise}`, { type: 'work.open', exercise })))
    await eventually('the host sees every workspace', () => {
      const opened = this.host?.view?.work?.items[exercise] ?? {}
      return Object.keys(opened).length === this.size
    })
  }

  /**
   * One learner reports checks. @returns ms until the receipt, and until the staff's board shows it
   * @throws Error where the report is refused
   */
  async reportChecks(
    n: number,
    exercise: string,
    outcomes: { check: string; ok: boolean; message?: string }[],
  ): Promise<{ receipt: number; board: number }> {
    const page = this.pages[n] as Page
    const { participant } = page.seat
    const seen = () => this.host?.view?.work?.items[exercise]?.[participant]?.checks?.at ?? 0
    const before = seen()
    const began = performance.now()
    const shown = new Promise<number>((resolve) => {
      this.boards.set(participant, () => {
        if (seen() === before) return
        this.boards.delete(participant)
        resolve(performance.now() - began)
      })
    })
    const revision = 'a'.repeat(64)
    const report = { type: 'work.report-checks', exercise, revision, outcomes } as const
    const outcome = await page.do(`checks-${++this.cids}`, report)
    if (!outcome.ok) throw new Error(`learner ${n}: ${outcome.code}`)
    return { receipt: performance.now() - began, board: await shown }
  }

  /** How many have answered the last question, as the host is told. */
  get tallied(): number {
    const run = `r${this.polls}`
    return this.host?.view?.tally?.runs[run]?.questions[`poll/${run}`]?.answered ?? 0
  }

  private reaches(arrived: (page: Page) => boolean, command: ClientCommand): Promise<number[]> {
    const left = new Set(this.pages)
    return this.receipts.round(left.size, () => {
      this.watch = (page) => {
        if (arrived(page) && left.delete(page)) this.receipts.note()
      }
      void this.host?.do(`quiz-${++this.cids}`, command)
    })
  }

  /** Some stop reading, as devices that sleep. */
  pause(count: number): void {
    for (const page of this.pages.slice(0, count)) {
      page.pause()
      this.paused.add(page)
    }
  }

  /** Those who stopped read again, and have caught up when this resolves. */
  async resume(): Promise<void> {
    for (const page of this.paused) page.resume()
    await eventually('everybody has caught up', () =>
      [...this.paused].every((page) => page.open && page.view?.stage?.slide === this.slide),
    )
    this.paused.clear()
  }

  /** Kills the server and starts it again. @returns ms until it listened, and until each page was back */
  async killAndReturn(): Promise<{ listening: number; back: number[] }> {
    await this.server.kill()
    const killed = performance.now()
    await this.server.resume()
    const listening = performance.now() - killed
    const all = [...this.pages, ...(this.host ? [this.host] : [])]
    await eventually('everybody is back', () => all.every(({ open }) => open), 60_000)
    return { listening, back: this.pages.map(({ openedAt }) => openedAt - killed) }
  }

  async stop(): Promise<void> {
    this.host?.leave()
    for (const page of this.pages) page.leave()
    await this.server.stop()
  }

  private showNext(): void {
    // Not a divisor of any number of changes that is measured, so that they never end where they began.
    const slide = (this.slide % 11) + 1
    this.slide = slide
    void this.host?.do(`slide-${++this.cids}`, { type: 'slide.show', slide, step: 0 })
  }

  private async ticket({ base, session, token }: Seat): Promise<string> {
    const { body } = await ask<TicketBody>(`${base}/api/v1/sessions/${session}/tickets`, {
      body: {},
      headers: { authorization: `Bearer ${token}` },
    })
    return body.ticket
  }

  private seat(participant: string, token: string): Seat {
    return { base: this.server.base, session: this.session.id, participant, token }
  }

  /** A page once it has its view. */
  private opened(seat: Seat, ticket: string): Promise<Page> {
    return new Promise((resolve) => {
      const page: Page = new Page(seat, {
        ticket,
        onMessages: (_, messages) => {
          this.messages += messages.length
          this.watch?.(page)
          const slide = page.view?.stage?.slide ?? 0
          const before = this.at.get(page)
          this.at.set(page, slide)
          if (before === undefined) resolve(page)
          else if (slide !== before && slide === this.slide && !this.paused.has(page)) this.receipts.note()
        },
      })
    })
  }
}
