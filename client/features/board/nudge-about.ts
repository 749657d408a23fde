import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { FailingGroup } from './failing-groups.ts'

/** As shared/session/nudges.ts bounds it. */
const ABOUT_MAX = 200

export const titleOf = (check: string, exercise: AudienceExercise | undefined) =>
  exercise?.checks.find(({ id }) => id === check)?.title ?? check

/** Why something is sent, for people to read. */
export const aboutOf = ({ check, message }: FailingGroup, exercise: AudienceExercise | undefined) =>
  `${titleOf(check, exercise)}${message ? `: ${message}` : ''}`.slice(0, ABOUT_MAX).trim()
