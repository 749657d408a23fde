import { type ComponentType, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { PageSpinner } from './spinner.tsx'

/**
 * A component that is fetched when the first one is shown. If it cannot be had, the rest of the page goes on.
 * @param label what is said meanwhile: “Opening the code”
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  label: string,
): ComponentType<Props> {
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props>>()
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (failed) return
      let current = true
      load().then(
        (loaded) => current && setPart(() => loaded),
        () => current && setFailed(true),
      )
      return () => {
        current = false
      }
    }, [failed])
    useEffect(() => {
      if (!failed) return
      const again = () => setFailed(false)
      window.addEventListener('online', again)
      return () => window.removeEventListener('online', again)
    }, [failed])

    if (Part) return <Part {...props} />
    if (!failed) return <PageSpinner label={label} />
    return (
      <EmptyState
        title="This could not be loaded"
        action={<Button onClick={() => setFailed(false)}>Try again</Button>}
      >
        Check your network connection.
      </EmptyState>
    )
  }
}
