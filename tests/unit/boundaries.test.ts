import { describe, expect, it } from 'vitest'
import { type Import, importsOf, productSources, ROOT, type Source } from './sources.ts'

const sources = productSources()

/** What a file is part of: the most exact of these that its path begins with. */
const PARTS = [
  'shared',
  'client',
  'server/room',
  'server/collab',
  'server/ws',
  'server/http',
  'server/auth',
  'server/courses',
  'server/grading',
  'server/jobs',
  'server/exports',
  'server/exports/export-thread.ts',
  'server/sessions',
  'server/webhooks',
  'server/cli',
  'server/ports',
  'server/adapters',
  'server/config.ts',
  'server/metrics.ts',
  'server/project-root.ts',
  'server/start-thread.ts',
  'server/compose',
  'server/main.ts',
  'server/dev.ts',
] as const
type Part = (typeof PARTS)[number]

/** Who may import whom, beside themselves. */
const MAY: Record<Part, readonly Part[]> = {
  shared: [],
  client: ['shared'],
  'server/ports': ['shared'],
  'server/room': ['shared', 'server/ports'],
  'server/collab': ['shared', 'server/ports'],
  'server/auth': ['shared', 'server/ports', 'server/config.ts'],
  'server/courses': ['shared', 'server/ports', 'server/start-thread.ts'],
  'server/grading': [
    'shared',
    'server/ports',
    'server/room',
    'server/project-root.ts',
    'server/start-thread.ts',
  ],
  'server/jobs': ['shared', 'server/ports', 'server/auth', 'server/courses'],
  'server/exports': ['shared', 'server/ports', 'server/jobs', 'server/sessions', 'server/start-thread.ts'],
  // A thread has no store but one that it opens.
  'server/exports/export-thread.ts': ['server/adapters', 'server/exports'],
  'server/sessions': ['shared', 'server/ports', 'server/auth', 'server/courses'],
  'server/webhooks': ['shared', 'server/ports', 'server/auth', 'server/jobs', 'server/room'],
  'server/ws': ['shared', 'server/ports', 'server/room', 'server/collab', 'server/auth'],
  'server/http': [
    'shared',
    'server/ports',
    'server/room',
    'server/collab',
    'server/auth',
    'server/courses',
    'server/sessions',
    'server/grading',
    'server/jobs',
    'server/webhooks',
    'server/exports',
    'server/config.ts',
    'server/metrics.ts',
  ],
  'server/adapters': ['shared', 'server/ports', 'server/project-root.ts', 'server/start-thread.ts'],
  'server/config.ts': ['shared'],
  'server/metrics.ts': [],
  'server/project-root.ts': [],
  'server/start-thread.ts': [],
  'server/compose': [
    'shared',
    'server/ports',
    'server/adapters',
    'server/room',
    'server/collab',
    'server/auth',
    'server/courses',
    'server/jobs',
    'server/exports',
    'server/sessions',
    'server/webhooks',
    'server/config.ts',
    'server/project-root.ts',
  ],
  'server/main.ts': [
    'shared',
    'server/ports',
    'server/adapters',
    'server/room',
    'server/collab',
    'server/auth',
    'server/courses',
    'server/grading',
    'server/http',
    'server/ws',
    'server/compose',
    'server/config.ts',
    'server/metrics.ts',
    'server/project-root.ts',
  ],
  'server/dev.ts': ['server/main.ts'],
  'server/cli': [
    'shared',
    'server/ports',
    'server/adapters',
    'server/room',
    'server/auth',
    'server/courses',
    'server/grading',
    'server/exports',
    'server/sessions',
    'server/http',
    'server/config.ts',
    'server/project-root.ts',
    'server/main.ts',
  ],
}

const partOf = (path: string): Part | undefined =>
  PARTS.filter((part) => path === part || path.startsWith(`${part}/`)).sort((a, b) => b.length - a.length)[0]

/** The product file that an import means, however it is written. */
const target = ({ file }: Import): string | undefined => file

const violations = (rule: (source: Source) => string[]) =>
  sources.flatMap((source) => rule(source).map((what) => `${source.path}: ${what}`))

describe('who imports whom', () => {
  it('every source belongs to a part', () => {
    expect(sources.filter(({ path }) => !partOf(path)).map(({ path }) => path)).toEqual([])
    expect(sources.length).toBeGreaterThan(80)
  })

  it('parts import only those that they may', () => {
    expect(
      violations(({ path, imports }) => {
        const from = partOf(path)
        return imports.flatMap((one) => {
          const file = target(one)
          if (file === undefined || !from) return []
          const to = partOf(file)
          if (to === undefined)
            return file.endsWith('package.json') ? [] : [`imports ${file}, which is no part`]
          return to === from || MAY[from].includes(to) ? [] : [`imports ${file}`]
        })
      }),
    ).toEqual([])
  })

  it('no part may more than it does', () => {
    const does = new Set(
      sources.flatMap(({ path, imports }) =>
        imports.map((one) => `${partOf(path)} imports ${partOf(target(one) ?? '')}`),
      ),
    )
    const allowed = PARTS.flatMap((from) => MAY[from].map((to) => `${from} imports ${to}`))
    expect(allowed.filter((one) => !does.has(one))).toEqual([])
  })

  it('relative imports name the file with its ending', () => {
    expect(
      violations(({ imports }) =>
        imports
          .filter(({ specifier }) => specifier.startsWith('.') && !/\.(tsx?|css|json|svg)$/.test(specifier))
          .map(({ specifier }) => specifier),
      ),
    ).toEqual([])
  })

  it('shared uses no package but zod, and nothing that is not a value of its arguments', () => {
    const impure = /\b(Date\.now|Math\.random|globalThis|performance\.now|new Date\(\)|crypto\.|process\.)/
    expect(
      violations(({ path, imports, text }) => {
        if (partOf(path) !== 'shared') return []
        const packages = imports.filter(({ file, specifier }) => file === undefined && specifier !== 'zod')
        const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        return [...packages.map(({ specifier }) => specifier), ...(impure.exec(code) ?? [])]
      }),
    ).toEqual([])
  })

  it('room, collab and ports know no package that talks to the outside', () => {
    const outside =
      /^(ws|hono|@hono\/.*|better-sqlite3|drizzle-orm.*|pino|node:(http|net|fs|child_process).*)$/
    expect(
      violations(({ path, imports }) =>
        ['server/room', 'server/collab', 'server/ports'].includes(partOf(path) ?? '')
          ? imports.map(({ specifier }) => specifier).filter((specifier) => outside.test(specifier))
          : [],
      ),
    ).toEqual([])
  })

  it('only adapters know the database', () => {
    const database = /^(better-sqlite3|drizzle-orm)/
    expect(
      violations(({ path, imports }) =>
        partOf(path) === 'server/adapters'
          ? []
          : imports.map(({ specifier }) => specifier).filter((specifier) => database.test(specifier)),
      ),
    ).toEqual([])
  })

  it('nobody imports the composition root but the command line and the development server', () => {
    expect(
      violations(({ path, imports }) =>
        imports
          .filter((one) => target(one) === 'server/main.ts')
          .filter(({ lazy }) => !(path === 'server/dev.ts' || (path.startsWith('server/cli/') && lazy)))
          .map(({ specifier }) => specifier),
      ),
    ).toEqual([])
  })

  it('parts do not import each other in circles', () => {
    const edges = new Map<string, Set<string>>()
    for (const { path, imports } of sources) {
      const from = partOf(path)
      for (const one of imports) {
        const to = partOf(target(one) ?? '')
        if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to))
      }
    }
    expect(circle(edges)).toBeUndefined()
  })
})

describe('the browser', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const runtime = ({ imports }: Source) => imports.filter(({ typeOnly }) => !typeOnly)

  it('gets no schema library and none of the core’s decisions', () => {
    const reached = new Map<string, string>()
    const walk = (path: string, from: string) => {
      const source = byPath.get(path)
      if (!source || reached.has(path)) return
      reached.set(path, from)
      for (const one of runtime(source)) if (one.file) walk(one.file, path)
    }
    for (const { path } of sources.filter((source) => partOf(source.path) === 'client')) walk(path, path)
    const wrong = [...reached.keys()].filter((path) => {
      const source = byPath.get(path)
      return (
        path === 'shared/session/session.ts' || source?.imports.some(({ specifier }) => specifier === 'zod')
      )
    })
    expect(wrong.map((path) => `${path} comes with ${reached.get(path)}`)).toEqual([])
    expect([...reached.keys()].some((path) => path.startsWith('shared/'))).toBe(true)
  })
})

describe('the core', () => {
  const COMPOSING = ['session', 'fold', 'alarms'].map((name) => `shared/session/${name}.ts`)
  const features = sources.filter(({ path }) => path.startsWith('shared/session/'))
  /** A feature is a file, or a folder of files. */
  const featureOf = (path: string) => path.split('/').slice(0, 3).join('/')
  /** Named by every feature, and naming none of them at run time. */
  const COMMON = [
    'authorship',
    'context',
    'envelope',
    'events',
    'rejection',
    'permissions',
    'personal',
    'receipts',
    'upcast',
  ]
  const common = (path: string) => COMMON.some((name) => path === `shared/session/${name}.ts`)

  it('features use nothing of each other but types: session.ts, fold.ts and alarms.ts alone compose them', () => {
    expect(
      features
        .filter(({ path }) => !COMPOSING.includes(path))
        .flatMap(({ path, imports }) =>
          imports
            .filter(
              ({ typeOnly, file }) =>
                !typeOnly &&
                file?.startsWith('shared/session/') &&
                featureOf(file) !== featureOf(path) &&
                !common(file),
            )
            .map(({ file }) => `${path} uses ${file}`),
        ),
    ).toEqual([])
  })
})

describe('files', () => {
  it('have at most four hundred lines', () => {
    expect(violations(({ text }) => (text.split('\n').length > 401 ? ['is too long'] : []))).toEqual([])
  })

  it('are named for an idea', () => {
    const nameless = /(^|\/)(utils?|helpers?|misc|common)\.tsx?$/
    expect(violations(({ path }) => (nameless.test(path) ? ['says nothing by its name'] : []))).toEqual([])
    expect(violations(({ path }) => (/[A-Z_]/.test(path) ? ['is not kebab-case'] : []))).toEqual([])
  })
})

describe('this test', () => {
  it('reads imports of every form', () => {
    const text = `import a from 'a'
import { b } from '../b.ts'
import type { C } from './c.ts'
import { type D, d } from './d.ts'
import {
  e,
} from './e.ts'
import './f.css'
export { g } from './g.ts'
export type { H } from './h.ts'
export * from './i.ts'
const lazy = () => import('./j.ts')
`
    const found = importsOf(text, `${ROOT}/shared/view/x.ts`)
    expect(found.map(({ specifier, file, typeOnly, lazy }) => [specifier, file, typeOnly, lazy])).toEqual([
      ['a', undefined, false, false],
      ['../b.ts', 'shared/b.ts', false, false],
      ['./c.ts', 'shared/view/c.ts', true, false],
      ['./d.ts', 'shared/view/d.ts', false, false],
      ['./e.ts', 'shared/view/e.ts', false, false],
      ['./g.ts', 'shared/view/g.ts', false, false],
      ['./h.ts', 'shared/view/h.ts', true, false],
      ['./i.ts', 'shared/view/i.ts', false, false],
      ['./f.css', 'shared/view/f.css', false, false],
      ['./j.ts', 'shared/view/j.ts', false, true],
    ])
  })
})

/** One circle of a graph, as a path; undefined where there is none. */
function circle(edges: Map<string, Set<string>>): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...path, node])
      if (found) return found
    }
    done.add(node)
    return undefined
  }
  for (const node of edges.keys()) {
    const found = visit(node, [])
    if (found) return found
  }
  return undefined
}
