import type { Catalog } from '../course/catalog.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { Envelope } from '../session/envelope.ts'
import type { WorkOwner, WorkState, Workspace } from '../session/work/state.ts'

/** An exercise that somebody opened, with everybody's way through it. Times are ms since the epoch. */
export interface ExerciseResults {
  exercise: ExerciseId
  title: string
  /** Expected time, minutes. */
  minutes?: number
  /** When the class began it first; absent where it never did together. */
  begunAt?: number
  /** In the order of opening. */
  work: WorkResults[]
  /** Visible checks in the order of the exercise, with how many failed them at any time, and fail them now. */
  checks: { check: string; title: string; failedEver: number; failing: number }[]
}

/** One workspace: a learner's or a team's. */
export interface WorkResults {
  owner: WorkOwner
  openedAt: number
  /** When all visible checks passed for the first time, as the browser said. */
  passedAt?: number
  /** Visible checks that passed last, and how many there are; absent where none were run. */
  checks?: { passed: number; total: number }
  /** Runs of the program, reports of checks, hints that were opened, steps caught up with. */
  runs: number
  reports: number
  hints: number
  caughtUp: number
  submissions: number
  /** What the server found in the last submission that it verified. */
  verified?: { passed: number; total: number }
}

/** Everybody's way through the exercises, in the order in which the first of them was opened: a fold of the log. */
export function exerciseReport(
  entries: Iterable<Envelope>,
  work: WorkState,
  { exercises }: Catalog,
): ExerciseResults[] {
  const counts = new Map<string, { runs: number; reports: number }>()
  const begun = new Map<ExerciseId, number>()
  const failedEver = new Map<string, Set<WorkOwner>>()
  for (const { event, at } of entries) {
    if (event.type === 'exercise.begun') {
      if (!begun.has(event.exercise)) begun.set(event.exercise, at)
    } else if (event.type === 'work.ran' || event.type === 'work.checked') {
      const key = `${event.exercise}/${event.owner}`
      const { runs, reports } = counts.get(key) ?? { runs: 0, reports: 0 }
      const ran = event.type === 'work.ran'
      counts.set(key, { runs: runs + (ran ? 1 : 0), reports: reports + (ran ? 0 : 1) })
      for (const { check } of event.type === 'work.checked' ? event.failed : []) {
        const failed = failedEver.get(`${event.exercise}/${check}`) ?? new Set()
        failedEver.set(`${event.exercise}/${check}`, failed.add(event.owner))
      }
    }
  }
  const byExercise = new Map<ExerciseId, Workspace[]>()
  for (const works of work.byOwner.values()) {
    for (const one of works) byExercise.set(one.exercise, [...(byExercise.get(one.exercise) ?? []), one])
  }
  const results = [...byExercise].map(([id, works]): ExerciseResults => {
    const known = exercises.get(id)
    const began = begun.get(id)
    return {
      exercise: id,
      title: known?.title ?? id,
      ...(known?.minutes === undefined ? {} : { minutes: known.minutes }),
      ...(began === undefined ? {} : { begunAt: began }),
      work: works
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .map((one) => workResults(one, counts.get(`${id}/${one.owner}`))),
      checks: (known?.checks ?? []).map(({ id: check, title }) => ({
        check,
        title,
        failedEver: failedEver.get(`${id}/${check}`)?.size ?? 0,
        failing: works.filter(({ checked }) => checked && check in checked.failed).length,
      })),
    }
  })
  const first = ({ work: [one], begunAt }: ExerciseResults) => begunAt ?? one?.openedAt ?? 0
  return results.sort((a, b) => first(a) - first(b))
}

function workResults(
  { owner, openedAt, passedAt, checked, hints, caughtUp, submissions }: Workspace,
  counts: { runs: number; reports: number } = { runs: 0, reports: 0 },
): WorkResults {
  const verified = submissions.findLast((one) => one.verified)?.verified
  return {
    owner,
    openedAt,
    ...(passedAt === undefined ? {} : { passedAt }),
    ...(checked ? { checks: { passed: checked.passed.length, total: checked.total } } : {}),
    ...counts,
    hints: hints.length,
    caughtUp: caughtUp.length,
    submissions: submissions.length,
    ...(verified
      ? {
          verified: {
            passed: verified.outcomes.filter(({ ok }) => ok).length,
            total: verified.outcomes.length,
          },
        }
      : {}),
  }
}
