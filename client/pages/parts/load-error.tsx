import { CloudOff, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ApiError } from '../../net/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Whether the same request may succeed later. */
const mayPass = ({ status }: ApiError) => status < 400 || status === 408 || status === 429 || status >= 500

function titleOf({ status, title }: ApiError): string {
  if (status < 400) return title
  if (status === 403) return 'This is not for you'
  if (status === 404) return 'There is nothing here'
  if (status === 429) return 'One moment, please'
  return 'That did not work'
}

/**
 * In place of a page that could not be loaded: why, and what to do.
 * @param extra another way on; the start page where it is absent
 */
export function LoadError(props: { error: ApiError; busy: boolean; onRetry: () => void; extra?: ReactNode }) {
  const Icon = props.error.status === 0 ? CloudOff : TriangleAlert
  return (
    <EmptyState
      level={1}
      icon={<Icon size={26} />}
      title={titleOf(props.error)}
      action={
        <>
          {mayPass(props.error) && (
            <Button variant="primary" busy={props.busy} onClick={props.onRetry}>
              Try again
            </Button>
          )}
          {props.extra ?? <ButtonLink href="/">Start page</ButtonLink>}
        </>
      }
    >
      <p role="alert">{props.error.detail}</p>
    </EmptyState>
  )
}
