import { lazyPart } from '../../ui/lazy-part.tsx'

/** The editor of a live demo, which is fetched when the first one is shown. */
export const LazyDemoEditor = lazyPart(
  async () => (await import('./demo-editor.tsx')).DemoEditor,
  'Opening the code',
)
