import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.mjs'
import { bundle } from './script.mjs'

/**
 * What learners' programs in JavaScript and TypeScript can import beyond their own files.
 *
 * - `modules`: paths as they are imported, and where they come from; the same place may have several names
 * - `packages`: of npm, whose versions and licences are told
 * - `needs`: other bundles, whose modules are not included once more
 */
const own = (file) => join(root, 'client/runner', file)
const same = (...names) => Object.fromEntries(names.map((name) => [name, name]))
/** @param files of `client/runner/node`, by the names of Node's modules */
const node = (files) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([name, file]) =>
      [`node:${name}`, name].map((path) => [path, own(`node/${file}.ts`)]),
    ),
  )

const HONO = [
  'accepts',
  'basic-auth',
  'bearer-auth',
  'body-limit',
  'combine',
  'context-storage',
  'cookie',
  'cors',
  'csrf',
  'etag',
  'factory',
  'html',
  'http-exception',
  'jwk',
  'jwt',
  'logger',
  'method-not-allowed',
  'method-override',
  'mount',
  'powered-by',
  'pretty-json',
  'proxy',
  'quick',
  'request-id',
  'route',
  'secure-headers',
  'streaming',
  'testing',
  'timeout',
  'timing',
  'tiny',
  'trailing-slash',
  'validator',
]

export const JAVASCRIPT_BUNDLES = {
  node: {
    title: 'Modules of Node.js',
    modules: node({
      assert: 'assert',
      'assert/strict': 'assert/strict',
      async_hooks: 'async-hooks',
      buffer: 'buffer',
      crypto: 'crypto',
      events: 'events',
      path: 'path',
      'timers/promises': 'timers/promises',
      url: 'url',
      util: 'inspect',
    }),
    packages: [],
    needs: [],
  },
  hono: {
    title: 'Hono',
    modules: same('hono', ...HONO.map((name) => `hono/${name}`)),
    packages: ['hono'],
    needs: ['node'],
  },
  zod: { title: 'Zod', modules: same('zod', 'zod/v4', 'zod/mini'), packages: ['zod'], needs: [] },
  'zod-validator': {
    title: 'Zod validator of Hono',
    modules: same('@hono/zod-validator'),
    packages: ['@hono/zod-validator'],
    needs: ['hono', 'zod'],
  },
  jose: { title: 'jose', modules: same('jose'), packages: ['jose'], needs: [] },
  tests: {
    title: 'Tests in the style of Jest, Vitest and node:test',
    modules: {
      vitest: own('testing/vitest.ts'),
      '@jest/globals': own('testing/jest.ts'),
      'node:test': own('testing/node-test.ts'),
    },
    packages: ['@vitest/expect', '@vitest/spy', 'chai'],
    needs: [],
  },
}

/** @returns for each bundle its script, which leaves `modules` in its exports, and facts for the manifest */
export async function javascriptBundles() {
  const bundles = {}
  for (const [name, { title, modules, packages, needs }] of Object.entries(JAVASCRIPT_BUNDLES)) {
    const outside = needs.flatMap((one) => Object.keys(JAVASCRIPT_BUNDLES[one].modules))
    bundles[name] = {
      code: await script(modules, outside),
      title,
      modules: Object.keys(modules),
      needs,
      packages: packages.map(facts),
    }
  }
  return bundles
}

function script(modules, outside) {
  const entry = 'lectern:bundle'
  const places = [...new Set(Object.values(modules))]
  const lines = [
    ...places.map((place, at) => `import * as m${at} from ${JSON.stringify(place)}`),
    'export const modules = {',
    ...Object.entries(modules).map(
      ([name, place]) => `  ${JSON.stringify(name)}: m${places.indexOf(place)},`,
    ),
    '}',
  ]
  const virtual = {
    name: 'lectern-bundle',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith(entry) ? `\0${entry}` : undefined),
    load: (id) => (id === `\0${entry}` ? lines.join('\n') : undefined),
  }
  return bundle(
    entry,
    { formats: ['cjs'], fileName: 'bundle' },
    {
      root,
      plugins: [virtual],
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { rolldownOptions: { external: (id) => outside.includes(id) } },
    },
  )
}

function facts(name) {
  const { version, license } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  )
  return { name, version, licence: license ?? 'see its LICENSE' }
}
