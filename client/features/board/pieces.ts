import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { WorkView } from '../../../shared/view/slices.ts'

/** A column of the board: a step of the exercise, or a check of one that has no steps. */
export interface Piece {
  /** From 1. */
  number: number
  kind: 'step' | 'check'
  title: string
  /** Ids of its visible checks. */
  checks: string[]
}

/** `failed`: something in it fails now · `open`: nothing is known of it yet, or their turn to do it has not come */
export type PieceState = 'passed' | 'failed' | 'open'

export function piecesOf(exercise: Pick<AudienceExercise, 'steps' | 'checks'> | undefined): Piece[] {
  if (!exercise) return []
  const { steps, checks } = exercise
  if (steps.length === 0) {
    return checks.map(({ id, title }, at) => ({ number: at + 1, kind: 'check', title, checks: [id] }))
  }
  const visible = new Set(checks.map(({ id }) => id))
  return steps.map((step, at) => ({
    number: at + 1,
    kind: 'step',
    title: step.title,
    checks: step.checks.filter((id) => visible.has(id)),
  }))
}

/** @param work undefined where no workspace was opened */
export function pieceState({ number, kind, checks }: Piece, work: WorkView | undefined): PieceState {
  const told = work?.checks
  if (!told) return 'open'
  const done = work.step ?? 0
  // What comes after the step that they are at fails as well, and is no news.
  if (kind === 'step' && number > done + 1) return 'open'
  if (kind === 'step' && number <= done) return 'passed'
  if (checks.some((id) => told.failed[id])) return 'failed'
  // Of checks that were not reported nothing is known.
  return told.passed + Object.keys(told.failed).length >= told.total && checks.length > 0 ? 'passed' : 'open'
}

/** “Step 2, The perimeter: fails, 3 times in a row”. */
export function pieceText(piece: Piece, work: WorkView | undefined): string {
  const name = `${piece.kind === 'step' ? 'Step' : 'Check'} ${piece.number}, ${piece.title}`
  const state = pieceState(piece, work)
  if (state === 'passed') return `${name}: passed`
  if (state === 'open') return `${name}: open`
  const times = Math.max(...piece.checks.map((id) => work?.checks?.failed[id]?.times ?? 0))
  return `${name}: fails${times > 1 ? `, ${times} times in a row` : ''}`
}

/** How long somebody has been at the step that they are at, ms; undefined where nothing is open or all is done. */
export function timeOnStep(work: WorkView | undefined, now: number): number | undefined {
  if (!work) return undefined
  const { checks, stepSince, openedAt } = work
  if (checks && checks.total > 0 && checks.passed === checks.total) return undefined
  return Math.max(0, now - (stepSince ?? openedAt))
}
