import { lazyPart } from '../../ui/lazy-part.tsx'

/** Only who practises fetches what it takes. */
export const LazyPractice = lazyPart(
  async () => (await import('./practice.tsx')).Practice,
  'Opening the quiz',
)
