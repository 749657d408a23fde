import { useEffect, useState } from 'react'
import type { SearchResults } from '../../../shared/wire/search.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { api } from '../../net/api.ts'
import type { ApiError } from '../../net/problem.ts'

/** The pause in typing after which the server is asked. */
const TYPING_MS = 250
/** Courses that are being read are asked for again after this long. */
const READING_MS = 1_500

const FIRST_PAGE = 20
/** The most that the server gives at once. */
const ALL = 100

export interface CourseSearchState {
  /** What `results` or `error` are for; '' while nothing is looked for. */
  words: string
  /** Those of the words before stay while newer ones are asked for. */
  results: SearchResults | undefined
  error: ApiError | undefined
  busy: boolean
  retry: () => void
  /** Shows more of them; absent where there are no more, or they are shown already. */
  more: (() => void) | undefined
}

/** Looks for what somebody types, once they pause. */
export function useCourseSearch(typed: string): CourseSearchState {
  const words = useSettled(typed.trim())
  const [all, setAll] = useState('')
  const limit = all === words ? ALL : FIRST_PAGE
  const { data, error, busy, reload } = useRequest(
    words === '' ? undefined : `search ${limit} ${words}`,
    (signal) => api.search(words, limit, signal),
    { every: (found) => (found && !found.complete ? READING_MS : undefined) },
  )
  const [last, setLast] = useState<SearchResults>()
  useEffect(() => {
    if (data || words === '') setLast(data)
  }, [data, words])
  const results = words === '' ? undefined : (data ?? last)
  return {
    words,
    results,
    error: data ? undefined : error,
    busy,
    retry: reload,
    more: data && data.total > data.items.length && limit < ALL ? () => setAll(words) : undefined,
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
