import { useEffect } from 'react'

/** The title of the page in the browser's tab and for screen readers: what it shows, then where we are. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Lectern' : `${title} · Lectern`
  }, [title])
}
