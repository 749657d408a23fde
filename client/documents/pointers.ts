import type { Awareness } from 'y-protocols/awareness'
import type { ParticipantId } from '../../shared/ids.ts'
import { userOf } from './people-here.ts'

/** A line that somebody points at, for everybody in the document: the awareness field `pointer`. */
export interface Pointer {
  /** Another one for every time that somebody points. */
  id: string
  file: string
  /** From 1. */
  line: number
}

export interface SeenPointer extends Pointer {
  /** Whose it is; `self` where it is this page's own. */
  by: { id: ParticipantId; name: string; color: string }
  self: boolean
}

/** So long everybody sees where somebody points, ms. */
export const POINTING_MS = 7_000

const timers = new WeakMap<Awareness, ReturnType<typeof setTimeout>>()

/** Points at a line for some seconds. Pages that do not say that they are here cannot point. */
export function pointAt(awareness: Awareness, pointer: Pointer): void {
  if (!awareness.getLocalState()) return
  clearTimeout(timers.get(awareness))
  awareness.setLocalStateField('pointer', pointer)
  timers.set(
    awareness,
    setTimeout(() => {
      if (awareness.getLocalState()) awareness.setLocalStateField('pointer', null)
    }, POINTING_MS),
  )
}

/** Where people point now, this page's own pointer among them. */
export function pointersIn(awareness: Awareness): SeenPointer[] {
  const seen: SeenPointer[] = []
  for (const [client, state] of awareness.getStates()) {
    const pointer = pointerOf(state)
    const self = client === awareness.clientID
    const user = userOf(state)
    if (!pointer || !(user || self)) continue
    const by = { id: user?.id ?? '', name: user?.name ?? '', color: user?.color ?? '#5c6bc0' }
    seen.push({ ...pointer, by, self })
  }
  return seen.sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1))
}

/** Others' states are what others sent: anything may stand in them. */
function pointerOf(state: Record<string, unknown>): Pointer | undefined {
  const { id, file, line } = (state.pointer ?? {}) as Partial<Record<keyof Pointer, unknown>>
  if (typeof id !== 'string' || typeof file !== 'string') return undefined
  return Number.isSafeInteger(line) && Number(line) > 0 ? { id, file, line: Number(line) } : undefined
}
