import { useMemo } from 'react'
import { useRequest } from '../../hooks/use-request.ts'
import { useSessionId } from '../../hooks/use-session-id.tsx'
import { api } from '../../net/api.ts'
import type { ApiError } from '../../net/problem.ts'
import { type PracticeQuiz, practiceQuizzes } from './practice-run.ts'

/** What a learner can practise after the class; nothing for anybody else. */
export function usePractice(learner: boolean): {
  quizzes: PracticeQuiz[]
  error: ApiError | undefined
  retry: () => void
} {
  const session = useSessionId()
  const { data, error, reload } = useRequest(learner ? `own quiz results ${session}` : undefined, (signal) =>
    api.ownQuizResults(session, signal),
  )
  const quizzes = useMemo(() => (data ? practiceQuizzes(data) : []), [data])
  return { quizzes, error, retry: reload }
}
