import { type RefObject, useEffect, useRef, useState } from 'react'

/** So far above and below what is seen counts as near. */
const MARGIN = '320px 0px'
/** Whoever only scrolls past does not count. */
const COME_MS = 200
const GO_MS = 1_500

/** Whether an element is on the screen or soon will be. */
export function useNear<T extends Element>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const now = entries.at(-1)?.isIntersecting ?? false
        clearTimeout(timer)
        timer = setTimeout(() => setNear(now), now ? COME_MS : GO_MS)
      },
      { rootMargin: MARGIN },
    )
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [])
  return [ref, near]
}
