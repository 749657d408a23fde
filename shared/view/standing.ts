import type { WorkView } from './slices.ts'

/**
 * How somebody is getting on at an exercise. `not-started`: no workspace yet · `passing`: all visible checks passed
 * last · `done`: they say so, or handed in what passes
 */
export type Standing = 'not-started' | 'working' | 'stuck' | 'passing' | 'done'

/** The rule by which somebody counts as stuck. */
export type StuckRule = 'same-check' | 'same-error' | 'red-note' | 'quiet'

/** Reports or runs that fail in the same way, one after another, before somebody counts as stuck. */
export const STUCK_TIMES = 3
/** A red note means help after this long, ms: many take it off again by themselves. */
export const RED_NOTE_MS = 2 * 60_000
/** So long without a sign somebody is quiet, ms. */
export const QUIET_MS = 5 * 60_000

/** Written down for everybody: there are no other rules, and nobody looks at what is typed. */
export const STUCK_RULES: Readonly<Record<StuckRule, string>> = {
  'same-check': `The same check failed ${STUCK_TIMES} times in a row.`,
  'same-error': `The program stopped with the same error ${STUCK_TIMES} times in a row.`,
  'red-note': `A red note has been up for ${RED_NOTE_MS / 60_000} minutes.`,
  quiet: `Nothing was run, checked, noted or handed in for ${QUIET_MS / 60_000} minutes, while more than half of the room is through.`,
}

/**
 * @param work undefined where no workspace was opened
 * @param mostAreDone more than half of the room is through (`isThrough`)
 * @param now ms since the epoch, the server's clock
 */
export function standingOf(
  work: WorkView | undefined,
  mostAreDone: boolean,
  now: number,
): { standing: Standing; why?: StuckRule } {
  if (!work) return { standing: 'not-started' }
  if (work.note?.value === 'done') return { standing: 'done' }
  if (work.note?.value === 'stuck' && now - work.note.at >= RED_NOTE_MS) {
    return { standing: 'stuck', why: 'red-note' }
  }
  const through = throughByWork(work)
  if (through) return { standing: through }
  const why = stuckBy(work, mostAreDone, now)
  return why ? { standing: 'stuck', why } : { standing: 'working' }
}

/** Whether somebody counts among “x of n are through”: passing or done. Unlike the rest, it needs no clock. */
export const isThrough = (work: WorkView | undefined): boolean =>
  work !== undefined && (work.note?.value === 'done' || throughByWork(work) !== undefined)

function throughByWork({ checks, submitted }: WorkView): 'passing' | 'done' | undefined {
  const passing = checks !== undefined && checks.passed === checks.total
  if (submitted && (passing || submitted.total === 0)) return 'done'
  return passing ? 'passing' : undefined
}

function stuckBy(work: WorkView, mostAreDone: boolean, now: number): StuckRule | undefined {
  const failed = Object.values(work.checks?.failed ?? {})
  if (failed.some(({ times }) => times >= STUCK_TIMES)) return 'same-check'
  if ((work.failing ?? 0) >= STUCK_TIMES) return 'same-error'
  return mostAreDone && now - work.activeAt >= QUIET_MS ? 'quiet' : undefined
}
