/** Which nudges were put away on this page, over reloads; a browser that keeps nothing shows them again. */
const KEY = 'lectern.nudges-put-away'
const KEPT = 50

const read = (): string[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export const isDismissed = (id: string): boolean => read().includes(id)

export function dismissNudge(id: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...read(), id].slice(-KEPT)))
  } catch {
    // A full or forbidden storage: it comes back on the next reload.
  }
}
