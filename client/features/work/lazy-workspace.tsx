import { lazyPart } from '../../ui/lazy-part.tsx'

/** Workspaces bring the whole editor: they are fetched when the first one is shown. */
export const LazyLearnerWorkspace = lazyPart(
  async () => (await import('./learner-workspace.tsx')).LearnerWorkspace,
  'Opening the exercise',
)
export const LazyStaffWorkspace = lazyPart(
  async () => (await import('./staff-workspace.tsx')).StaffWorkspace,
  'Opening the editor',
)
export const LazyTaskOnly = lazyPart(
  async () => (await import('./task-only.tsx')).TaskOnly,
  'Opening the exercise',
)
