import type { JoinInfo } from '../../../shared/wire/http.ts'

/**
 * The page on which a person of this role takes part in a session. Learners say that they are: an instructor who
 * tries the class in their own browser is both in it.
 */
export function entryPath(session: string, role: JoinInfo['role']): string {
  if (role === 'instructor') return `/s/${session}/present`
  return role === 'learner' ? `/s/${session}?as=learner` : `/s/${session}`
}

/** What an invitation makes of a person, and what that means, as the reader is told. */
export const INVITED: Record<JoinInfo['role'], { as: string; means: string }> = {
  learner: { as: 'You are invited to a class', means: '' },
  ta: {
    as: 'You are invited as an assistant',
    means: 'You let people in, see who is here, and present whenever you are given the floor.',
  },
  instructor: {
    as: 'You are invited as a co-host',
    means: 'You can take the floor, move the slides and run the class together with the instructor.',
  },
  observer: {
    as: 'You are invited to watch',
    means: 'You see what the class sees, on a projector or for yourself, without taking part.',
  },
}
