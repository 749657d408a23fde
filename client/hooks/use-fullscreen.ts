import { useCallback, useEffect, useState } from 'react'

/** Full screen of the whole page. `available` is false where the browser has none (phones of one maker). */
export function useFullscreen(): { on: boolean; available: boolean; toggle: () => void } {
  const [on, setOn] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const update = () => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', update)
    return () => document.removeEventListener('fullscreenchange', update)
  }, [])
  const toggle = useCallback(() => {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen?.()
    // Refused without a key press or by the browser's settings: the page simply stays as it is.
    done?.catch(() => undefined)
  }, [])
  return { on, available: document.fullscreenEnabled === true, toggle }
}
