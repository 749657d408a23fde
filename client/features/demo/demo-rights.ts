import type { DemosSlice, DemoView, MeView, StageSlice } from '../../../shared/view/slices.ts'

export interface ListedDemo extends DemoView {
  id: string
}

/** The live demos in the order in which they were opened. */
export function listDemos(demos: DemosSlice | undefined): ListedDemo[] {
  return Object.entries(demos?.items ?? {})
    .map(([id, demo]) => ({ id, ...demo }))
    .sort((a, b) => a.order - b.order)
}

export const isStaffRole = (role: MeView['role']) => role === 'instructor' || role === 'ta'

/** As shared/session/documents.ts decides it; the server has the last word. */
export function mayWriteDemo(demo: DemoView, me: MeView): boolean {
  if (isStaffRole(me.role)) return true
  return me.role === 'learner' && (demo.everybody || demo.lentTo?.id === me.id)
}

/** Why somebody may not write, as a sentence. */
export function readOnlyReason(demo: DemoView, me: MeView): string | undefined {
  if (mayWriteDemo(demo, me)) return undefined
  if (me.role === 'learner' && demo.lentTo) return `${demo.lentTo.name} and the instructor are writing.`
  return 'The instructor is writing. You can read along.'
}

/** Whom everybody follows: whoever has the demo, else whoever has the floor. Nobody follows themselves. */
export function demoLeader(demo: DemoView, stage: StageSlice | undefined, me: MeView) {
  const leader = demo.lentTo ?? stage?.driver
  return leader && leader.id !== me.id ? leader : undefined
}
