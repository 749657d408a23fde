import { Worker } from 'node:worker_threads'

/** Starts a module of this folder as a thread, from the build or from the sources. */
export function startThread(name: 'store-thread' | 'verify-thread', workerData: { file: string }): Worker {
  if (import.meta.url.endsWith('.js')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData })
  }
  // From the sources (tests, `npm run dev`): a thread does not take over the loader for TypeScript by itself.
  const source = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(script, { eval: true, workerData })
}
