import { useCallback, useState } from 'react'
import type { DemosSlice } from '../../../shared/view/slices.ts'

/** A live demo by its id, or the slide. */
export type Shown = string | undefined

/**
 * What a reader looks at: what the class is shown, until they choose another tab; that choice lasts until the class
 * is shown something else.
 */
export function useShown(demos: DemosSlice | undefined): [shown: Shown, show: (shown: Shown) => void] {
  const live = demos?.onScreen
  const [chosen, setChosen] = useState<{ while: Shown; shown: Shown }>()
  const wanted = chosen?.while === live && chosen ? chosen.shown : live
  const show = useCallback((shown: Shown) => setChosen({ while: live, shown }), [live])
  return [wanted !== undefined && demos?.items[wanted] ? wanted : undefined, show]
}
