import { useCallback } from 'react'
import type { RoomView } from '../../../shared/view/slices.ts'
import type { Shown } from '../../features/demo/use-shown.ts'
import { runOfTab } from '../../features/quiz/runs-shown.ts'
import type { useCommand } from '../../hooks/use-command.ts'

/** Puts what a tab stands for on everybody's screen. What lies over it (a quiz over code over slides) is taken away. */
export function useStageTab(view: RoomView, command: ReturnType<typeof useCommand>): (shown: Shown) => void {
  const quiz = view.quizzes?.onScreen
  const demo = view.demos?.onScreen
  return useCallback(
    (shown) => {
      const run = runOfTab(shown)
      if (run !== undefined) return void command({ type: 'quiz.show', run })
      if (shown !== demo) void command({ type: 'demo.show', ...(shown === undefined ? {} : { demo: shown }) })
      if (quiz !== undefined) void command({ type: 'quiz.show' })
    },
    [quiz, demo, command],
  )
}
