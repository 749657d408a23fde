import type { StaffExercise } from '../../course/exercise.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import type { TeamId } from '../teams.ts'
import { decideVerify } from './checking.ts'
import type { VerifyCommand, WorkCommand, WorkCommandOf } from './commands.ts'
import type { WorkEvent } from './events.ts'
import { decideOwn, evolveOwn } from './own.ts'
import { type WorkState, type Workspace, withWorkspace, workspaceOf } from './state.ts'

/** @param team the team of the person who acts: its workspaces are theirs */
export function decideWork(
  state: WorkState,
  command: WorkCommand | VerifyCommand,
  ctx: DecideContext,
  team: TeamId | undefined,
): Decision<WorkEvent> {
  if (command.type === 'work.verify') return decideVerify(state, command)
  if (command.type === 'exercise.leave') {
    return ok(state.current === undefined ? [] : [{ type: 'exercise.left' }])
  }
  const { exercise } = command
  const course = ctx.catalog.exercises.get(exercise)
  if (!course) return refuse('not-found', `The course has no exercise “${exercise}”.`)
  switch (command.type) {
    case 'exercise.begin':
      return ok(state.current?.exercise === exercise ? [] : [begun(state, course)])
    case 'exercise.set-step':
      return decideStep(state, command, course)
    case 'exercise.release-solution':
      return ok(state.released.includes(exercise) ? [] : [{ type: 'exercise.solution-released', exercise }])
  }
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'The server has no workspace.')
  const owner = team ?? ctx.actor.id
  const known = workspaceOf(state, owner, exercise)
  if (command.type === 'work.open') return ok(known ? [] : [{ type: 'work.opened', exercise, owner }])
  if (!known) return refuse('not-found', 'Open your workspace before you work at it.')
  return decideOwn(state, known, command, course, ctx.actor.id)
}

/** A class that comes back to an exercise goes on at the step that it had reached. */
function begun(state: WorkState, { id, steps }: StaffExercise): WorkEvent {
  if (steps.length === 0) return { type: 'exercise.begun', exercise: id }
  return { type: 'exercise.begun', exercise: id, step: state.reached.get(id) ?? 1 }
}

function decideStep(
  { current }: WorkState,
  { exercise, step }: WorkCommandOf<'exercise.set-step'>,
  { steps }: StaffExercise,
): Decision<WorkEvent> {
  if (current?.exercise !== exercise)
    return refuse('invalid', 'The class does not work at this exercise now.')
  if (step > steps.length) {
    return refuse(
      'invalid',
      steps.length === 0 ? 'This exercise has no steps.' : `It has ${steps.length} steps.`,
    )
  }
  return ok(current.step === step ? [] : [{ type: 'exercise.step-set', exercise, step }])
}

export function evolveWork(state: WorkState, event: WorkEvent, at: number): WorkState {
  switch (event.type) {
    case 'exercise.begun': {
      const { exercise, step } = event
      const current = { exercise, since: at, ...(step === undefined ? {} : { step }) }
      return reached({ ...state, current }, exercise, step)
    }
    case 'exercise.left': {
      const { current: _, ...rest } = state
      return rest
    }
    case 'exercise.step-set': {
      const { exercise, step } = event
      const { current } = state
      if (current?.exercise !== exercise) throw new Error(`a step of ${exercise}, which the class is not at`)
      return reached({ ...state, current: { ...current, step } }, exercise, step)
    }
    case 'exercise.solution-released':
      return { ...state, released: [...state.released, event.exercise] }
    case 'work.opened': {
      const { exercise, owner } = event
      const opened: Workspace = {
        exercise,
        owner,
        openedAt: at,
        activeAt: at,
        failing: 0,
        hints: [],
        submissions: [],
        caughtUp: [],
      }
      return { ...state, byOwner: state.byOwner.set(owner, [...(state.byOwner.get(owner) ?? []), opened]) }
    }
    default:
      return withWorkspace(state, event, (work) => evolveOwn(work, event, at))
  }
}

/** What was released once stays so: steps that the class goes back to do not take it away. */
function reached(state: WorkState, exercise: string, step: number | undefined): WorkState {
  if (step === undefined || step <= (state.reached.get(exercise) ?? 0)) return state
  return { ...state, reached: state.reached.set(exercise, step) }
}
