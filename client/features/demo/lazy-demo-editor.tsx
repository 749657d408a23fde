import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'

type EditorProps = ComponentProps<typeof import('./demo-editor.tsx').DemoEditor>

/**
 * The editor of a live demo, which is fetched when the first one is shown. If it cannot be had, the rest of the page
 * goes on.
 */
export function LazyDemoEditor(props: EditorProps) {
  const [Editor, setEditor] = useState<ComponentType<EditorProps>>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (failed) return
    let current = true
    import('./demo-editor.tsx').then(
      ({ DemoEditor }) => current && setEditor(() => DemoEditor),
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

  if (Editor) return <Editor {...props} />
  if (!failed) return <PageSpinner label="Opening the code" />
  return (
    <EmptyState
      title="The editor could not be loaded"
      action={<Button onClick={() => setFailed(false)}>Try again</Button>}
    >
      Check your network connection.
    </EmptyState>
  )
}
