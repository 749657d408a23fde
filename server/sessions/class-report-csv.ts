import type { AskedQuestion } from '../../shared/report/asks-report.ts'
import type { ClassReport } from '../../shared/report/class-report.ts'
import type { ExerciseResults, WorkResults } from '../../shared/report/exercise-report.ts'
import type { HelpCall } from '../../shared/report/help-report.ts'
import type { Participation } from '../../shared/report/participation.ts'
import { type Columns, csv, iso } from './csv.ts'

export const TABLES = ['work', 'checks', 'help', 'questions', 'pace', 'people'] as const
export type ReportTable = (typeof TABLES)[number]

/** One part of a report as a table. */
export function reportCsv(report: ClassReport, table: ReportTable): string {
  const { exercises, help, asks, pace, participation } = report
  const name = (id: string | undefined) => (id === undefined ? '' : nameOf(report, id))
  switch (table) {
    case 'work':
      return csv(
        workColumns(name),
        exercises.flatMap((exercise) => exercise.work.map((work) => ({ exercise, work }))),
      )
    case 'checks':
      return csv(
        CHECK_COLUMNS,
        exercises.flatMap((exercise) => exercise.checks.map((check) => ({ exercise, check }))),
      )
    case 'help':
      return csv(helpColumns(name), help.calls)
    case 'questions':
      return csv(questionColumns(name, report.slides), asks)
    case 'pace':
      return csv(PACE_COLUMNS, pace.curve)
    case 'people':
      return csv(peopleColumns(name), participation)
  }
}

/** Of a team: the names of its members in the order of the alphabet. */
const nameOf = ({ people, teams }: ClassReport, id: string): string =>
  (teams[id] ?? [id])
    .map((member) => people[member]?.name ?? '')
    .sort((a, b) => a.localeCompare(b, 'en'))
    .join(', ')

type Names = (id: string | undefined) => string

const workColumns = (name: Names): Columns<{ exercise: ExerciseResults; work: WorkResults }> => ({
  exercise: ({ exercise }) => exercise.title,
  exercise_id: ({ exercise }) => exercise.exercise,
  name: ({ work }) => name(work.owner),
  id: ({ work }) => work.owner,
  opened_at: ({ work }) => iso(work.openedAt),
  passed_at: ({ work }) => iso(work.passedAt),
  minutes_to_pass: ({ work: { openedAt, passedAt } }) =>
    passedAt === undefined ? '' : ((passedAt - openedAt) / 60_000).toFixed(1),
  checks_passed: ({ work }) => work.checks?.passed ?? '',
  checks: ({ work }) => work.checks?.total ?? '',
  runs: ({ work }) => work.runs,
  check_runs: ({ work }) => work.reports,
  hints: ({ work }) => work.hints,
  caught_up: ({ work }) => work.caughtUp,
  submissions: ({ work }) => work.submissions,
  verified_passed: ({ work }) => work.verified?.passed ?? '',
  verified_checks: ({ work }) => work.verified?.total ?? '',
})

const CHECK_COLUMNS: Columns<{ exercise: ExerciseResults; check: ExerciseResults['checks'][number] }> = {
  exercise: ({ exercise }) => exercise.title,
  exercise_id: ({ exercise }) => exercise.exercise,
  check: ({ check }) => check.title,
  failed_at_some_time: ({ check }) => check.failedEver,
  failing_at_the_end: ({ check }) => check.failing,
  workspaces: ({ exercise }) => exercise.work.length,
}

const helpColumns = (name: Names): Columns<HelpCall> => ({
  name: ({ by }) => name(by),
  id: ({ by }) => by,
  topic: ({ topic }) => topic,
  exercise_id: ({ exercise }) => exercise ?? '',
  asked_at: ({ askedAt }) => iso(askedAt),
  claimed_at: ({ claimedAt }) => iso(claimedAt),
  wait_seconds: ({ askedAt, claimedAt }) =>
    claimedAt === undefined ? '' : ((claimedAt - askedAt) / 1000).toFixed(0),
  ended_at: ({ endedAt }) => iso(endedAt),
  outcome: ({ outcome }) => outcome,
  helper: ({ helper }) => name(helper),
})

const questionColumns = (name: Names, slides: readonly string[]): Columns<AskedQuestion> => ({
  question: ({ text }) => text,
  state: ({ phase }) => phase,
  votes: ({ votes }) => votes,
  slide: ({ slide }) => slide + 1,
  slide_title: ({ slide }) => slides[slide] ?? '',
  asked_at: ({ askedAt }) => iso(askedAt),
  answered_at: ({ answeredAt }) => iso(answeredAt),
  anonymous: ({ anonymous }) => (anonymous ? 'yes' : 'no'),
  name: ({ by }) => name(by),
  id: ({ by }) => by ?? '',
})

const PACE_COLUMNS: Columns<ClassReport['pace']['curve'][number]> = {
  at: ({ at }) => iso(at),
  lost: ({ lost }) => lost,
  too_fast: (point) => point['too-fast'],
  fine: ({ fine }) => fine,
}

const peopleColumns = (name: Names): Columns<Participation> => ({
  name: ({ participant }) => name(participant),
  id: ({ participant }) => participant,
  answers: ({ answers }) => answers,
  questions_asked: ({ asked }) => asked,
  votes: ({ votes }) => votes,
  hands: ({ hands }) => hands,
  runs: ({ runs }) => runs,
  submissions: ({ submissions }) => submissions,
  calls_for_help: ({ calls }) => calls,
  pace: ({ pace }) => pace,
})
