import { TriangleAlert } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'

/**
 * The last stop for errors while drawing. The usual cause is a page that stayed open over an upgrade and asks
 * for a chunk that is gone: loading the page again is the cure for both.
 */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return (
      <main style={{ display: 'grid', alignContent: 'center', minHeight: '100dvh' }}>
        <EmptyState
          level={1}
          icon={<TriangleAlert size={26} />}
          title="This page stopped working"
          action={
            <Button variant="primary" onClick={() => location.reload()}>
              Load the page again
            </Button>
          }
        >
          Lectern may have been upgraded while the page was open. Nothing that was saved is lost.
        </EmptyState>
      </main>
    )
  }
}
