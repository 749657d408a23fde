import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a module as a thread, from the build or from the sources.
 * @param here `import.meta.url` of a module in the same folder
 * @param name of the module's file, without its ending
 */
export function startThread(here: string, name: string, options: WorkerOptions = {}): Worker {
  if (here.endsWith('.js')) return new Worker(new URL(`./${name}.js`, here), options)
  // From the sources (tests, `npm run dev`): a thread does not take over the loader for TypeScript by itself.
  const source = JSON.stringify(new URL(`./${name}.ts`, here).href)
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(script, { ...options, eval: true })
}
