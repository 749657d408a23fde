import { useEffect, useState } from 'react'

/** Says `text` politely to screen readers whenever it changes, after the changes have settled. */
export function Announcer({ text, delayMs = 400 }: { text: string; delayMs?: number }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), delayMs)
    return () => clearTimeout(timer)
  }, [text, delayMs])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  )
}
