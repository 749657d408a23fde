import type { JoinInfo } from '../../shared/wire/http.ts'

/** Roles as people call them. */
export const ROLE_NAMES: Record<JoinInfo['role'], string> = {
  instructor: 'Instructor',
  ta: 'Assistant',
  learner: 'Learner',
  observer: 'Observer',
}
