import { lazyPart } from '../../ui/lazy-part.tsx'

// Fetched when somebody opens it.

/** What a learner missed, to read in a minute. */
export const LazyMissedPanel = lazyPart(
  async () => (await import('./missed-panel.tsx')).MissedPanel,
  'Opening what you missed',
)
