import type { ParticipantId } from '../../shared/ids.ts'
import { nextAlarm } from '../../shared/session/alarms.ts'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { Audience } from '../../shared/session/permissions.ts'
import { audienceOf, buildMe } from '../../shared/view/view.ts'
import type { ReactionCounts } from '../../shared/wire/messages.ts'
import type { Clock } from '../ports/clock.ts'
import { AudienceFeed, type Reader, type Whole } from './audience-feed.ts'
import { type News, newsOf } from './news.ts'
import type { Outlet } from './outlet.ts'
import { Presence } from './presence.ts'
import { Reactions } from './reactions.ts'
import type { Room } from './room.ts'

/** Comings and goings are told to staff this often at most, and to learners, who see only a number, less often. */
const STAFF_INTERVAL_MS = 100
const LEARNER_INTERVAL_MS = 1_000
/** How often readers that were skipped are looked at. */
const SLOW_READER_CHECK_MS = 500
/** A grace period or alarm that could not be written is tried again after this long. */
const RETRY_MS = 5_000

/** A page that is connected to the room. */
export interface Page {
  participant: ParticipantId
  /** A projector opened by staff: sees what observers see and does not count as being here. */
  asObserver: boolean
  outlet: Outlet
  /** The sign-in that opened it, so that signing out closes it. */
  signIn?: string
}

interface Connected extends Page, Reader {
  audience: Audience
  /** The own part as it was told last, as JSON. */
  told: string
}

/** The live side of a room: pages, audiences, presence and alarms around the pure session. */
export class LiveRoom {
  readonly room: Room
  private readonly clock: Clock
  private readonly presence: Presence
  private readonly feeds = new Map<Audience, AudienceFeed>()
  private readonly pages = new Set<Connected>()
  private readonly byPerson = new Map<ParticipantId, Set<Connected>>()
  private readonly lastFlush = new Map<Audience, number>()
  private readonly flushTimers = new Map<Audience, () => void>()
  private readonly signedOut = new Set<string>()
  private readonly reactions: Reactions
  private cancelAlarm: (() => void) | undefined
  private cancelSlowCheck: (() => void) | undefined
  private closed = false

  constructor(room: Room, clock: Clock) {
    this.room = room
    this.clock = clock
    const { state } = room
    this.presence = Presence.afterRestart(
      [...state.attendance.present.entries()].map(([id]) => id),
      state.at,
      clock.now(),
    )
    this.reactions = new Reactions(clock, (counts) => this.tellReactions(counts))
    room.onEntries((entries) => this.onEntries(entries))
    this.setAlarm()
  }

  /** Nobody looks and no coming or going is left to be noted: the room may be forgotten. */
  get deserted(): boolean {
    return this.pages.size === 0 && this.presence.nextDue() === undefined
  }

  /** Pages that are connected. */
  get size(): number {
    return this.pages.size
  }

  isOnline(participant: ParticipantId): boolean {
    return this.presence.has(participant)
  }

  /**
   * Connects a page and sends it its whole view.
   * @returns the function that disconnects it, or undefined for somebody who may not look
   */
  connect(page: Page): (() => void) | undefined {
    const member = this.room.state.roster.members.get(page.participant)
    const own = member && audienceOf(member)
    if (!member || !own) return undefined
    if (page.signIn !== undefined && this.signedOut.has(page.signIn)) return undefined
    const audience = page.asObserver && own !== 'waiting' ? 'observer' : own
    const connected: Connected = {
      ...page,
      audience,
      behind: false,
      told: '',
      catchUp: (whole) => this.sendWhole(connected, whole),
    }
    this.pages.add(connected)
    const mine = this.byPerson.get(page.participant) ?? new Set()
    this.byPerson.set(page.participant, mine.add(connected))
    const came =
      !page.asObserver &&
      this.presence.connected(page.participant, this.clock.now(), member.standing === 'in')
    const feed = this.feed(audience)
    feed.readers.add(connected)
    this.sendWhole(connected, feed.whole())
    // Only now: the news goes to this page too, and a patch before the view would patch nothing.
    if (came) this.presenceChanged()
    return () => this.disconnect(connected)
  }

  /** Pages of one person, oldest first. */
  pagesOf(participant: ParticipantId): readonly Page[] {
    return [...(this.byPerson.get(participant) ?? [])]
  }

  /** The sign-ins that pages were opened under. */
  get signIns(): string[] {
    return [...this.pages].flatMap(({ signIn }) => signIn ?? [])
  }

  /** Closes the pages that were opened under a sign-in that was withdrawn; a ticket in hand opens none any more. */
  closeSignIn(signIn: string): void {
    this.signedOut.add(signIn)
    for (const page of [...this.pages]) if (page.signIn === signIn) page.outlet.close('removed')
  }

  /** Ends the room in this process: nothing is sent or written any more. */
  closeAll(reason: 'restarting' | 'deleted'): void {
    this.closed = true
    this.cancelAlarm?.()
    this.cancelSlowCheck?.()
    this.reactions.stop()
    for (const cancel of this.flushTimers.values()) cancel()
    for (const page of [...this.pages]) page.outlet.close(reason)
  }

  /** Reactions that a page has gathered. Lossy: who may not react, or reacts too much, is not heard. */
  react(participant: ParticipantId, counts: ReactionCounts): void {
    const { roster, lifecycle } = this.room.state
    if (this.closed || lifecycle.phase === 'ended') return
    if (roster.members.get(participant)?.standing === 'in') this.reactions.add(participant, counts)
  }

  private tellReactions(counts: ReactionCounts): void {
    for (const [audience, feed] of this.feeds) {
      if (audience !== 'waiting') feed.signal(JSON.stringify({ t: 'signal', reactions: counts }))
    }
  }

  private disconnect(page: Connected): void {
    if (!this.pages.delete(page)) return
    this.feeds.get(page.audience)?.readers.delete(page)
    const mine = this.byPerson.get(page.participant)
    mine?.delete(page)
    if (mine?.size === 0) this.byPerson.delete(page.participant)
    if (page.asObserver) return
    const present = this.room.state.attendance.present.has(page.participant)
    if (this.presence.disconnected(page.participant, this.clock.now(), present)) this.presenceChanged()
  }

  private presenceChanged(): void {
    this.setAlarm()
    for (const audience of this.feeds.keys()) this.flushSoon(audience)
  }

  private onEntries(entries: readonly Envelope[]): void {
    const touched = new Set<ParticipantId>()
    let urgent = false
    for (const { event } of entries) {
      if (event.type === 'attendance.noted') this.presence.noted(event, this.clock.now())
      if (event.type === 'person.admitted') this.presence.admitted(event.participant, this.clock.now())
      const news = newsOf(event, this.room.state)
      urgent ||= news.urgent
      for (const participant of this.meant(news.whose)) touched.add(participant)
    }
    for (const audience of this.feeds.keys()) {
      if (urgent) this.flushNow(audience)
      else this.flushSoon(audience)
    }
    for (const participant of touched) this.reseat(participant)
    this.setAlarm()
  }

  private meant(whose: News['whose']): Iterable<ParticipantId> {
    if (typeof whose !== 'string') return whose
    const { members } = this.room.state.roster
    return [...this.byPerson.keys()].filter(
      (id) => (members.get(id)?.role === 'learner') === (whose === 'learners'),
    )
  }

  /** Somebody's own part changed: tell their pages, and move them where their audience is another now. */
  private reseat(participant: ParticipantId): void {
    const pages = this.byPerson.get(participant)
    const member = this.room.state.roster.members.get(participant)
    if (!pages || !member) return
    const own = audienceOf(member)
    for (const page of [...pages]) {
      const audience = own && page.asObserver && own !== 'waiting' ? 'observer' : own
      if (audience === page.audience) {
        this.tellOwn(page)
        continue
      }
      this.feeds.get(page.audience)?.readers.delete(page)
      if (!audience) {
        this.tellOwn(page)
        page.outlet.close('removed')
        continue
      }
      page.audience = audience
      const feed = this.feed(audience)
      feed.readers.add(page)
      this.sendWhole(page, feed.whole())
    }
  }

  private tellOwn(page: Connected): void {
    const own = this.ownPart(page.participant)
    if (own === page.told) return
    page.told = own
    page.outlet.send(`{"t":"me","me":${own}}`)
  }

  private sendWhole(page: Connected, { seq, view }: Whole): void {
    page.told = this.ownPart(page.participant)
    page.outlet.send(`{"t":"view","seq":${seq},"now":${this.clock.now()},"me":${page.told},"view":${view}}`)
  }

  private ownPart(participant: ParticipantId): string {
    const { room } = this
    return JSON.stringify(buildMe(room.state, participant, (scope) => room.ballotOf(participant, scope)))
  }

  private feed(audience: Audience): AudienceFeed {
    const known = this.feeds.get(audience)
    if (known) return known
    const feed = new AudienceFeed(audience, this.room.state, this.presence)
    this.feeds.set(audience, feed)
    return feed
  }

  private flushNow(audience: Audience): void {
    this.flushTimers.get(audience)?.()
    this.flushTimers.delete(audience)
    this.lastFlush.set(audience, this.clock.now())
    if (this.feeds.get(audience)?.flush(this.room.state, this.presence)) this.watchSlowReaders()
  }

  private flushSoon(audience: Audience): void {
    if (this.closed || this.flushTimers.has(audience)) return
    const interval = audience === 'instructor' || audience === 'ta' ? STAFF_INTERVAL_MS : LEARNER_INTERVAL_MS
    const wait = (this.lastFlush.get(audience) ?? Number.NEGATIVE_INFINITY) + interval - this.clock.now()
    if (wait <= 0) this.flushNow(audience)
    else
      this.flushTimers.set(
        audience,
        this.clock.after(wait, () => this.flushNow(audience)),
      )
  }

  private watchSlowReaders(): void {
    this.cancelSlowCheck ??= this.clock.after(SLOW_READER_CHECK_MS, () => {
      this.cancelSlowCheck = undefined
      let behind = false
      for (const feed of this.feeds.values()) if (feed.retrySlow()) behind = true
      if (behind) this.watchSlowReaders()
    })
  }

  /** One timer for whatever is due first: a grace period of attendance, or an alarm of the session. */
  private setAlarm(retry = 0): void {
    this.cancelAlarm?.()
    this.cancelAlarm = undefined
    const dues = [nextAlarm(this.room.state)?.at, this.presence.nextDue()].filter((at) => at !== undefined)
    if (this.closed || dues.length === 0) return
    const wait = Math.max(Math.min(...dues) - this.clock.now(), retry)
    this.cancelAlarm = this.clock.after(wait, () => void this.wake())
  }

  private async wake(): Promise<void> {
    const now = this.clock.now()
    const due = this.presence.due(now)
    let failed = false
    if (due.arrived.length + due.left.length > 0) {
      const outcome = await this.room.submit(SYSTEM, { type: 'attendance.note', ...due })
      if (outcome.ok) this.presence.settled(due)
      else failed = true
    }
    const alarm = nextAlarm(this.room.state)
    if (alarm && alarm.at <= now) {
      const outcome = await this.room.submit(SYSTEM, alarm.command)
      failed ||= !outcome.ok
    }
    this.setAlarm(failed ? RETRY_MS : 0)
  }
}
