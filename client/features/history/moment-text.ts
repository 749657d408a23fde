import type { ParticipantId } from '../../../shared/ids.ts'
import type { Step } from '../../documents/history/replay.ts'
import { filesText } from '../../documents/history/step-text.ts'
import type { HistoryPerson } from './use-history.ts'

/** A position of a history in words. */
export interface Moment {
  /** `10:42:07`, with the day where the history lasted longer than one. */
  time: string
  /** Who typed; undefined where nobody did. */
  who: string | undefined
  color: string | undefined
  /** All of it: `10:42:07 · Ana · added a.py`. */
  text: string
}

export function momentOf(
  steps: readonly Step[],
  position: number,
  people: ReadonlyMap<ParticipantId, HistoryPerson>,
): Moment {
  const step = position > 0 ? steps[position - 1] : undefined
  if (!step)
    return { time: 'the beginning', who: undefined, color: undefined, text: 'Before the first change' }
  const time = timeText(step.at, onTwoDays(steps[0]?.at ?? step.at, steps.at(-1)?.at ?? step.at))
  const person = step.by === null ? undefined : people.get(step.by)
  const who = step.by === null ? undefined : person?.name || 'Somebody'
  const what = who === undefined ? 'The files at the start' : filesText(step)
  return { time, who, color: person?.color, text: [time, who, what].filter(Boolean).join(' · ') }
}

function timeText(at: number, withDay: boolean): string {
  return new Intl.DateTimeFormat(undefined, {
    ...(withDay ? { day: 'numeric', month: 'short' } : {}),
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  }).format(at)
}

/** Where the reader is. */
const onTwoDays = (a: number, b: number) => new Date(a).toDateString() !== new Date(b).toDateString()
