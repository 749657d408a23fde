import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { read, write } from './use-stored.ts'

export interface Shortcut {
  /** Values of `KeyboardEvent.key`; letters in lower case. */
  keys: readonly string[]
  /** How the keys are shown in the help; the keys themselves where absent. */
  shown?: readonly string[]
  does: string
  run: () => void
}

const SETTING = 'lectern.letter-keys'
const listeners = new Set<() => void>()

/**
 * Keys that write a character must be switchable (WCAG 2.2, 2.1.4): speech input and people who type into the
 * void would set them off.
 */
export const letterKeysOn = () => read(SETTING) !== 'off'

export function setLetterKeys(on: boolean): void {
  write(SETTING, on ? 'on' : 'off')
  for (const listener of listeners) listener()
}

export const useLetterKeys = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, letterKeysOn)

/** Whether a key is a single character, as opposed to an arrow or a function key; the space bar is not. */
export const isLetterKey = (key: string) => key.length === 1 && key !== ' '

/** Binds keys for the whole page, except while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (isLetterKey(key) && !letterKeysOn()) return
    const shortcut = shortcuts.find(({ keys }) => keys.includes(key))
    if (!shortcut) return
    event.preventDefault()
    // A held key would run through the deck faster than anybody can see.
    if (!event.repeat) shortcut.run()
  })
  useEffect(() => {
    if (!enabled) return
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}

/** Not typed into something, not with a modifier, not while a dialog holds the page. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (document.querySelector('dialog[open]')) return false
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest('input, textarea, select, [contenteditable], [role=menu]')) return false
  if (target && scrollsWith(target, event.key)) return false
  const presses = event.key === 'Enter' || event.key === ' '
  return !(presses && target?.closest('button, a, summary, [role=tab]'))
}

/** Wide code and long notes that have the focus are moved by the arrows; that is how keyboards reach their ends. */
function scrollsWith(element: Element, key: string): boolean {
  if (element === document.body) return false
  if (key === 'ArrowLeft' || key === 'ArrowRight') return element.scrollWidth > element.clientWidth + 1
  if (key === 'ArrowUp' || key === 'ArrowDown') return element.scrollHeight > element.clientHeight + 1
  return false
}
