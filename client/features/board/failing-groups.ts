import type { WorkRow } from '../work/work-rows.ts'

/** Learners and teams whom the same check tells the same. */
export interface FailingGroup {
  check: string
  /** '' where the check says nothing. */
  message: string
  rows: WorkRow[]
}

/** Groups of those who fail the same check with the same message, the largest first; who is done is in none. */
export function failingGroups(rows: readonly WorkRow[]): FailingGroup[] {
  const groups = new Map<string, FailingGroup>()
  for (const row of rows) {
    if (row.earlier || row.need === 'done' || row.need === 'passing') continue
    for (const [check, { message = '' }] of Object.entries(row.work?.checks?.failed ?? {})) {
      const key = `${check}\n${gist(message)}`
      const group = groups.get(key) ?? { check, message, rows: [] }
      groups.set(key, group)
      group.rows.push(row)
    }
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || (a.check < b.check ? -1 : 1))
}

/** What messages have in common that differ in numbers and names of things only: their first line without those. */
const gist = (message: string) =>
  (message.split('\n')[0] ?? '').replace(/[“"'].*?[”"']/g, '…').replace(/\d+(\.\d+)?/g, '0')
