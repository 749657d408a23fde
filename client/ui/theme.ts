import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'lectern.theme'
const listeners = new Set<() => void>()

/** The person's choice; `system` follows the browser. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function setTheme(next: Theme): void {
  apply(next)
  try {
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Storage may be forbidden (private windows): the choice then lasts as long as the page.
    return
  }
}

/** Call once before the first paint. */
export function restoreTheme(): void {
  try {
    const stored = localStorage.getItem(KEY)
    if (stored === 'light' || stored === 'dark') apply(stored)
  } catch {
    return
  }
}

function apply(next: Theme): void {
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  for (const listener of listeners) listener()
}

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')

/** What is on the screen now, whoever chose it. */
export function colorScheme(): 'light' | 'dark' {
  const chosen = theme()
  if (chosen !== 'system') return chosen
  return dark().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const media = dark()
  listeners.add(listener)
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme)
export const useColorScheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, colorScheme)
