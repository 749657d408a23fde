import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { Brief } from './brief.tsx'
import type { useExercise } from './use-exercise.ts'

/** The brief of an exercise, or why it is not there yet. */
export function Task({ loaded, language }: { loaded: ReturnType<typeof useExercise>; language: string }) {
  const { data, error, reload } = loaded
  if (data) return <Brief html={data.brief} language={language} />
  if (!error) return <PageSpinner label="Loading the task" />
  return (
    <EmptyState title="The task could not be loaded" action={<Button onClick={reload}>Try again</Button>}>
      {error.message}
    </EmptyState>
  )
}
