import { lazyPart } from '../../ui/lazy-part.tsx'

/** The notes of the class, which are fetched when somebody opens them. */
export const LazyClassNotes = lazyPart(
  async () => (await import('./class-notes.tsx')).ClassNotes,
  'Opening the notes',
)
