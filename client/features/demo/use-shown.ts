import { useCallback, useState } from 'react'
import type { DemosSlice } from '../../../shared/view/slices.ts'

/** A live demo or another tab by its id, or the slide. */
export type Shown = string | undefined

/**
 * What a reader looks at: what the class is shown, until they choose another tab; that choice lasts until the class
 * is shown something else.
 * @param own a tab of the reader's own: nobody is torn from it while they work
 * @param ownFirst that tab is shown at first
 */
export function useShown(
  demos: DemosSlice | undefined,
  own?: string,
  ownFirst = false,
): [shown: Shown, show: (shown: Shown) => void] {
  const live = demos?.onScreen
  const [chosen, setChosen] = useState<{ while: Shown; shown: Shown } | undefined>(
    ownFirst && own !== undefined ? { while: live, shown: own } : undefined,
  )
  const show = useCallback((shown: Shown) => setChosen({ while: live, shown }), [live])
  if (own !== undefined && chosen?.shown === own) return [own, show]
  const wanted = chosen?.while === live && chosen ? chosen.shown : live
  return [wanted !== undefined && demos?.items[wanted] ? wanted : undefined, show]
}
