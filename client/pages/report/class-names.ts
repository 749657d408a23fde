import type { ClassReport } from '../../../shared/report/class-report.ts'

/** Who an id stands for: a person, or the members of a team in the order of the alphabet. */
export function nameIn({ people, teams }: Pick<ClassReport, 'people' | 'teams'>, id: string): string {
  return (teams[id] ?? [id])
    .map((member) => people[member]?.name || 'Erased person')
    .sort((a, b) => a.localeCompare(b))
    .join(', ')
}
