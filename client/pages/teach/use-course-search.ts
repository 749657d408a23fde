import { useEffect, useState } from 'react'
import type { SearchHit, SearchResults } from '../../../shared/wire/search.ts'
import { usePages } from '../../hooks/use-pages.ts'
import { api } from '../../net/api.ts'
import type { ApiError } from '../../net/problem.ts'

/** The pause in typing after which the server is asked. */
const TYPING_MS = 250
/** Courses that are being read are asked for again after this long. */
const READING_MS = 1_500

const PAGE = 20

export interface CourseSearchState {
  /** What the results or `error` are for; '' while nothing is looked for. */
  words: string
  /** On all pages that were asked for. Those of the words before stay while newer ones are asked for. */
  hits: SearchHit[] | undefined
  /** On all pages. */
  total: number
  /** False while courses are still being read. */
  complete: boolean
  error: ApiError | undefined
  busy: boolean
  retry: () => void
  /** Asks for the next page; absent where there is none. */
  more: (() => void) | undefined
}

/** Looks for what somebody types, once they pause. */
export function useCourseSearch(typed: string): CourseSearchState {
  const words = useSettled(typed.trim())
  const pages = usePages<SearchHit, SearchResults>(
    words === '' ? undefined : `search ${words}`,
    (next, signal) => (next === undefined ? api.search(words, PAGE, signal) : api.nextPage(next, signal)),
    { every: (found) => (found && !found.complete ? READING_MS : undefined) },
  )
  const { first, items, total, error, busy, showMore, reload } = pages
  // What was found for other words is not what failed.
  const hits = words === '' || (error && !first) ? undefined : items
  return {
    words,
    hits,
    total,
    complete: first?.complete ?? true,
    error,
    busy,
    retry: first ? (showMore ?? reload) : reload,
    more: first && !error ? showMore : undefined,
  }
}

/** A text once it has not changed for a moment; an empty one at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (text === '') {
      setSettled('')
      return
    }
    const timer = setTimeout(setSettled, TYPING_MS, text)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
