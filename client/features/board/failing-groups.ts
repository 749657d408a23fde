import type { NudgesSlice, SentNudgeView } from '../../../shared/view/slices.ts'
import type { WorkRow } from '../work/work-rows.ts'

/** Learners and teams whom the same check tells the same. */
export interface FailingGroup {
  check: string
  /** What their messages have in common; with the check it tells groups apart, whoever is in them. '' for no message. */
  gist: string
  /** What one of them is told; '' where the check says nothing. */
  message: string
  rows: WorkRow[]
}

/** As shared/session/nudges.ts bounds it. */
const GIST_MAX = 200

/** Groups of those who fail the same check with the same message, the largest first; who is done is in none. */
export function failingGroups(rows: readonly WorkRow[]): FailingGroup[] {
  const groups = new Map<string, FailingGroup>()
  for (const row of rows) {
    if (row.earlier || row.need === 'done' || row.need === 'passing') continue
    for (const [check, { message = '' }] of Object.entries(row.work?.checks?.failed ?? {})) {
      const gist = gistOf(message)
      const key = groupKey({ check, gist })
      const group = groups.get(key) ?? { check, gist, message, rows: [] }
      groups.set(key, group)
      group.rows.push(row)
    }
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || (a.check < b.check ? -1 : 1))
}

export const groupKey = ({ check, gist }: Pick<FailingGroup, 'check' | 'gist'>) => `${check}\n${gist}`

/** What was sent about a failure, the latest first. */
export function sentAbout(
  nudges: NudgesSlice | undefined,
  exercise: string,
  { check, gist }: Pick<FailingGroup, 'check' | 'gist'>,
): SentNudgeView[] {
  return Object.values(nudges?.sent ?? {})
    .filter(({ cause }) => cause?.exercise === exercise && cause.check === check && cause.gist === gist)
    .sort((a, b) => b.at - a.at)
}

/** The first hint of an exercise that was not sent about a failure yet, from 0; undefined when all were. */
export function nextHint(
  sent: readonly SentNudgeView[],
  exercise: string,
  hints: number,
): number | undefined {
  const out = new Set(
    sent.flatMap(({ content }) =>
      content.kind === 'hint' && content.exercise === exercise ? [content.hint] : [],
    ),
  )
  for (let hint = 0; hint < hints; hint++) if (!out.has(hint)) return hint
  return undefined
}

/** What messages have in common that differ in numbers and names of things only: their first line without those. */
const gistOf = (message: string) =>
  (message.split('\n')[0] ?? '')
    .replace(/[“"'].*?[”"']/g, '…')
    .replace(/\d+(\.\d+)?/g, '0')
    .slice(0, GIST_MAX)
