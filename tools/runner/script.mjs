import { join } from 'node:path'
import { root } from '../steps.mjs'

const sources = join(root, 'client/runner')

/** One source with all that it imports, as a classic script. */
export async function script(entry) {
  return bundle(join(sources, entry), { formats: ['iife'], name: 'lectern', fileName: 'bundle' })
}

/** @param lib how vite is to write it @param more further options of vite */
export async function bundle(entry, lib, more = {}) {
  const { build } = await import('vite')
  const result = await build({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    ...more,
    build: { write: false, target: 'es2022', lib: { entry, ...lib }, ...more.build },
  })
  const { output } = Array.isArray(result) ? result[0] : result
  return Buffer.from(output[0].code)
}
