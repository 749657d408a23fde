import { useCallback, useState } from 'react'
import type { QuizzesSlice } from '../../../shared/view/quiz-slices.ts'
import type { DemosSlice } from '../../../shared/view/slices.ts'
import { askedKey, runOfTab, tabOf } from '../quiz/runs-shown.ts'

/** A live demo or another tab by its id, or the slide. */
export type Shown = string | undefined

/** What the class is shown: a quiz or poll before a live demo, and that before the slide. */
export function onScreenOf(demos: DemosSlice | undefined, quizzes: QuizzesSlice | undefined): Shown {
  const run = quizzes?.onScreen
  return run !== undefined && quizzes?.runs[run] ? tabOf(run) : demos?.onScreen
}

/**
 * What a reader looks at: what the class is shown, until they choose another tab; that choice lasts until the class
 * is shown something else, or asked another question.
 * @param own a tab of the reader's own: only a question tears anybody from it while they work, and gives it back
 * @param ownFirst that tab is shown at first
 */
export function useShown(
  demos: DemosSlice | undefined,
  own?: string,
  ownFirst = false,
  quizzes?: QuizzesSlice,
): [shown: Shown, show: (shown: Shown) => void] {
  const live = onScreenOf(demos, quizzes)
  const asked = runOfTab(live)
  const run = asked === undefined ? undefined : quizzes?.runs[asked]
  const moment = asked !== undefined && run ? askedKey({ id: asked, ...run }) : live
  const [chosen, setChosen] = useState<{ while: Shown; shown: Shown } | undefined>(
    ownFirst && own !== undefined ? { while: moment, shown: own } : undefined,
  )
  const show = useCallback((shown: Shown) => setChosen({ while: moment, shown }), [moment])
  const working = own !== undefined && chosen?.shown === own
  const stays = chosen && (chosen.while === moment || (working && !run))
  const wanted = stays ? chosen.shown : live
  if (own !== undefined && wanted === own) return [own, show]
  return [isThere(wanted, demos, quizzes) ? wanted : undefined, show]
}

function isThere(shown: Shown, demos: DemosSlice | undefined, quizzes: QuizzesSlice | undefined): boolean {
  if (shown === undefined) return false
  const run = runOfTab(shown)
  return run === undefined ? demos?.items[shown] !== undefined : quizzes?.runs[run] !== undefined
}
