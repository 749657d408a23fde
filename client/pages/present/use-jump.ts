import { useEffect, useEffectEvent, useState } from 'react'
import { isForPage, letterKeysOn } from '../../hooks/use-shortcuts.ts'

const FORGET_MS = 4_000

/**
 * A number and Enter go to that slide, as in other presentation programs.
 * @returns the digits typed so far, '' for none
 */
export function useJump(onJump: (slideNumber: number) => void): string {
  const [digits, setDigits] = useState('')
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // While a number is there, Enter belongs to it, also on a button that has the focus.
    const ends = digits !== '' && event.key === 'Enter'
    if (!letterKeysOn() || !(ends || isForPage(event))) return
    if (/^\d$/.test(event.key)) setDigits((digits + event.key).slice(-4))
    else if (digits === '') return
    else if (event.key === 'Backspace') setDigits(digits.slice(0, -1))
    else {
      setDigits('')
      if (event.key === 'Enter') onJump(Number(digits))
      else if (event.key !== 'Escape') return
    }
    event.preventDefault()
  })
  useEffect(() => {
    // Before the other shortcuts: while a number is being typed, Enter and Escape belong to it.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  useEffect(() => {
    if (digits === '') return
    const timer = setTimeout(() => setDigits(''), FORGET_MS)
    return () => clearTimeout(timer)
  }, [digits])
  return digits
}
