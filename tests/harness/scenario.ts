import { type Catalog, EMPTY_CATALOG } from '../../shared/course/catalog.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import { evolve } from '../../shared/session/fold.ts'
import type { RejectionCode } from '../../shared/session/rejection.ts'
import type { Role, Standing } from '../../shared/session/roster.ts'
import { decide, type SessionCommand, type SessionState } from '../../shared/session/session.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import { contextAt } from './decide-context.ts'

/** What a command comes to: the events to write, or why not. */
export type Decided = { events: SessionEvent[] } | { refused: RejectionCode; message: string }

export const OPENED_AT = 1_000_000

export const opened: SessionEvent = {
  type: 'session.opened',
  session: 'session-1',
  title: 'A class',
  course: 'a-course',
  deck: 'a-deck',
  steps: [0, 2, 1],
  host: 'host',
}

/** Given what happened, when somebody does something, then …: tests of the pure core. Immutable. */
export class Scenario {
  readonly log: readonly Envelope[]
  readonly state: SessionState
  private readonly catalog: Catalog

  private constructor(log: readonly Envelope[], state: SessionState, catalog: Catalog) {
    this.log = log
    this.state = state
    this.catalog = catalog
  }

  /** The same with a course that has exercises or quizzes. */
  with(catalog: Partial<Catalog>): Scenario {
    return new Scenario(this.log, this.state, { ...this.catalog, ...catalog })
  }

  /** A session that was just opened: the host is in it, and nobody else. */
  static open(): Scenario {
    const first = entry(1, OPENED_AT, opened)
    return new Scenario([first], evolve(undefined, first), EMPTY_CATALOG).given(joined('host', 'instructor'))
  }

  /**
   * A class with somebody of every kind: `host` and `cohost` (instructors), `ta`, `ta2`, learners `ana` and `ben`,
   * `guest` (observer), `wim` who waits and `rex` who was removed.
   */
  static class(): Scenario {
    return Scenario.open().given(
      { type: 'session.started' },
      joined('cohost', 'instructor'),
      joined('ta', 'ta'),
      joined('ta2', 'ta'),
      joined('ana', 'learner'),
      joined('ben', 'learner'),
      joined('guest', 'observer'),
      joined('wim', 'learner', 'waiting'),
      joined('rex', 'learner'),
      { type: 'person.removed', participant: 'rex' },
    )
  }

  /** More has happened, one second apart, by the server unless `by` is used. */
  given(...events: SessionEvent[]): Scenario {
    return events.reduce((so, event) => so.by(undefined, event), this as Scenario)
  }

  /** Something that a person did, `ms` after what happened last. */
  by(actor: ParticipantId | undefined, event: SessionEvent, ms = 1_000, cid?: string): Scenario {
    const made: Envelope = {
      ...entry(this.state.seq + 1, this.state.at + ms, event),
      ...(actor === undefined ? {} : { actor: { kind: 'participant', id: actor } as const }),
      ...(cid === undefined ? {} : { cid }),
    }
    return new Scenario([...this.log, made], evolve(this.state, made), this.catalog)
  }

  /** What comes of a command. @param actor a participant, or `system` for the server itself */
  when(actor: ParticipantId | 'system', command: SessionCommand, now = this.state.at + 1_000): Decided {
    const by = actor === 'system' ? SYSTEM : ({ kind: 'participant', id: actor } as const)
    const decision = decide(this.state, command, contextAt(now, by, this.catalog))
    return decision.ok
      ? { events: decision.value }
      : { refused: decision.error.code, message: decision.error.message }
  }

  /** The command is carried out. @throws Error where it is refused */
  after(actor: ParticipantId | 'system', command: SessionCommand, now = this.state.at + 1_000): Scenario {
    const decided = this.when(actor, command, now)
    if ('refused' in decided) throw new Error(`${command.type} was refused: ${decided.refused}`)
    return decided.events.reduce(
      (so, event) => so.by(actor === 'system' ? undefined : actor, event, now - so.state.at),
      this as Scenario,
    )
  }
}

export function joined(
  participant: ParticipantId,
  role: Role,
  standing: Exclude<Standing, 'removed'> = 'in',
  name: string = participant,
): SessionEvent {
  return { type: 'person.joined', participant, name, role, standing }
}

const entry = (seq: number, at: number, event: SessionEvent): Envelope => ({
  seq,
  at,
  v: EVENT_VERSION,
  actor: SYSTEM,
  event,
})
