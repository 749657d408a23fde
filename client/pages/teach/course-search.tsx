import { Search } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { SearchHit } from '../../../shared/wire/search.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import type { Course } from './course-cards.tsx'
import styles from './course-search.module.css'
import { SearchResultsList } from './search-results-list.tsx'
import { StartDialog } from './start-dialog.tsx'
import { type CourseSearchState, useCourseSearch } from './use-course-search.ts'

// What draws slides is as much as the rest of the page.
const SlidePreview = lazy(async () => ({ default: (await import('./slide-preview.tsx')).SlidePreview }))

/** Finding a slide, an exercise, a question, or what somebody asked again: a box, and what was found below it. */
export function CourseSearch({ courses }: { courses: Course[] }) {
  const [typed, setTyped] = useState('')
  const search = useCourseSearch(typed)
  const { hits, error, busy, retry, more } = search
  const [shown, setShown] = useState<{ course: string; slide: number }>()
  const [starting, setStarting] = useState<{ course: Course; modules?: readonly number[] }>()
  const [, navigate] = useLocation()
  const root = useRef<HTMLElement>(null)

  const start = (id: string, modules?: readonly number[]) => {
    const course = courses.find((one) => one.id === id)
    setStarting(course && { course, ...(modules ? { modules } : {}) })
  }
  const open = ({ course, slide, asked }: SearchHit) => {
    if (asked) navigate(`/s/${asked.session}/report#questions`)
    else if (slide !== undefined) setShown({ course: course.id, slide })
    else start(course.id)
  }
  /** Arrows go through the box and the results, like through one list; Escape goes back to an empty box. */
  const onKeyDown = (event: KeyboardEvent) => {
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('input, [data-result]') ?? [])]
    const at = stops.indexOf(event.target as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (at < 0) return
    if (step !== undefined && stops[at + step]) {
      event.preventDefault()
      stops[at + step]?.focus()
    } else if (event.key === 'Escape') {
      setTyped('')
      stops[0]?.focus()
    }
  }

  return (
    <search ref={root} className={styles.search} onKeyDown={onKeyDown}>
      <Field
        label="Search the courses"
        hideLabel
        type="search"
        name="search"
        icon={<Search size={18} aria-hidden="true" />}
        placeholder="Find a slide, an exercise or a question"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
      />
      <p className={styles.status} role="status">
        {statusText(search)}
      </p>
      {hits && hits.length > 0 && <SearchResultsList items={hits} onOpen={open} />}
      {error && (
        <div className={styles.error} role="alert">
          <p>{error.detail}</p>
          <Button size="sm" busy={busy} onClick={retry}>
            Try again
          </Button>
        </div>
      )}
      {more && (
        <Button variant="ghost" className={styles.more} busy={busy} onClick={more}>
          Show more
        </Button>
      )}
      {shown && (
        <Suspense>
          <SlidePreview
            {...shown}
            onMove={(slide) => setShown({ ...shown, slide })}
            onClose={() => setShown(undefined)}
            onStart={(module) => {
              setShown(undefined)
              start(shown.course, module === undefined ? undefined : [module])
            }}
          />
        </Suspense>
      )}
      <StartDialog {...starting} onClose={() => setStarting(undefined)} />
    </search>
  )
}

function statusText({ words, hits, total, complete, error }: CourseSearchState) {
  if (words === '' || error) return ''
  if (!hits) return 'Searching…'
  const reading = complete ? '' : ' Courses are still being read.'
  if (total === 0) return complete ? `Nothing found for “${words}”.` : `Nothing found yet.${reading}`
  return `${total === 1 ? '1 result' : `${total} results`}.${reading}`
}
