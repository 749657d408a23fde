import { useEffect } from 'react'

/** Keeps the screen from going dark while the page is shown; browsers without wake locks do as they please. */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let live = true
    const acquire = async () => {
      if (document.visibilityState !== 'visible') return
      const got = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (live) lock = got
      else void got?.release()
    }
    void acquire()
    // The browser lets go of it whenever the page is hidden.
    document.addEventListener('visibilitychange', acquire)
    return () => {
      live = false
      document.removeEventListener('visibilitychange', acquire)
      void lock?.release()
    }
  }, [wanted])
}
