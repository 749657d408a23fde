import { Suspense } from 'react'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { isStaffRole } from '../demo/demo-rights.ts'
import { LazyHostBar, LazyHostStage, LazyQuizStage, LazyQuizVoice } from './lazy-quiz.tsx'
import type { ListedRun } from './runs-shown.ts'

/**
 * A quiz or poll on the page of the class: learners answer; assistants see what comes in and who is missing, and run
 * it while they have the floor.
 */
export function QuizInClass(props: {
  run: ListedRun
  view: RoomView
  me: MeView
  deck: AudienceDeck | StaffDeck
}) {
  const { run, view, me, deck } = props
  if (!isStaffRole(me.role)) return <LazyQuizStage run={run} me={me} />
  const quiz = 'quizzes' in deck ? deck.quizzes.find(({ id }) => id === run.quiz) : undefined
  return (
    <>
      <LazyHostStage run={run} view={view} quiz={quiz} />
      {me.driver && <LazyHostBar run={run} quiz={quiz} />}
    </>
  )
}

/** What is said of the quiz on the screen, whatever tab the reader looks at. */
export function SaidOfQuiz({ run, me }: { run: ListedRun | undefined; me: MeView }) {
  return run ? (
    <Suspense>
      <LazyQuizVoice run={run} me={me} />
    </Suspense>
  ) : null
}
