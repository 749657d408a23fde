import type { ParticipantId } from '../../../shared/ids.ts'
import type { RunResults } from '../../../shared/report/quiz-results.ts'
import type { WorkSlice } from '../../../shared/view/slices.ts'

/**
 * What people have shown at exercises so far: the share of checks that pass, added up over all exercises, each of a
 * team's members having the team's.
 */
export function skillOf({ items, teams }: WorkSlice): (person: ParticipantId) => number {
  const skill = new Map<ParticipantId, number>()
  for (const owners of Object.values(items)) {
    for (const [owner, { checks }] of Object.entries(owners)) {
      if (!checks || checks.total === 0) continue
      for (const person of teams[owner]?.members ?? [owner]) {
        skill.set(person, (skill.get(person) ?? 0) + checks.passed / checks.total)
      }
    }
  }
  return (person) => skill.get(person) ?? 0
}

/** What people have shown in quizzes so far: the share of right answers, added up over all that were held. */
export function quizSkillOf(runs: readonly RunResults[]): (person: ParticipantId) => number {
  const skill = new Map<ParticipantId, number>()
  for (const { questions, people } of runs) {
    const graded = questions.filter(({ key }) => key !== undefined).length
    if (graded === 0) continue
    for (const { participant, correct } of people) {
      skill.set(participant, (skill.get(participant) ?? 0) + correct / graded)
    }
  }
  return (person) => skill.get(person) ?? 0
}
