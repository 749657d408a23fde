import type { Catalog } from '../course/catalog.ts'
import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import type { Role } from '../session/roster.ts'
import type { SessionState } from '../session/session.ts'
import type { TeamId } from '../session/teams.ts'
import { type AskedQuestion, asksReport } from './asks-report.ts'
import { type ExerciseResults, exerciseReport } from './exercise-report.ts'
import { type HelpReport, helpReport } from './help-report.ts'
import { type PaceReport, paceReport } from './pace-report.ts'
import { type Participation, participation } from './participation.ts'

/** What happened in a class beside attendance and quizzes, which have reports of their own. */
export interface ClassReport {
  title: string
  /** When the report was made, ms since the epoch. */
  now: number
  startedAt?: number
  endedAt?: number
  /** Everybody who is named below; the name is empty for somebody who was erased. */
  people: Record<ParticipantId, { name: string; role: Role }>
  /** Teams that had workspaces, with whoever was in them last. */
  teams: Record<TeamId, ParticipantId[]>
  /** Titles of the slides, in their order; empty for one without. */
  slides: string[]
  exercises: ExerciseResults[]
  help: HelpReport
  /** What learners asked the class, in the order of asking. */
  asks: AskedQuestion[]
  pace: PaceReport
  participation: Participation[]
}

/** @param slides titles of the deck's slides */
export function classReport(
  entries: readonly Envelope[],
  state: SessionState,
  catalog: Catalog,
  { title, slides, now }: { title: string; slides: string[]; now: number },
): ClassReport {
  const { startedAt, endedAt } = state.lifecycle
  return {
    title,
    now,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    people: Object.fromEntries(
      [...state.roster.members.values()].map(({ id, name, role }) => [id, { name, role }]),
    ),
    teams: Object.fromEntries([...state.teams.items.values()].map(({ id, members }) => [id, [...members]])),
    slides,
    exercises: exerciseReport(entries, state.work, catalog),
    help: helpReport(entries),
    asks: asksReport(entries, state.talk.asks),
    pace: paceReport(entries, state.talk.pace, endedAt ?? now),
    participation: participation(entries),
  }
}
