import { describe, expect, it } from 'vitest'
import { chooseBundles, type EngineManifest } from './bundles.ts'

const manifest: EngineManifest = {
  files: {},
  bundles: {
    http: { title: 'httpx', modules: ['httpx'], file: 'http.pack', needs: [] },
    api: { title: 'FastAPI', modules: ['fastapi', 'pydantic'], file: 'api.pack', needs: ['http'] },
    sql: { title: 'SQLAlchemy', modules: ['sqlalchemy'], file: 'sql.pack', needs: [] },
    big: { title: 'Django', modules: ['django'], reason: 'this machine has no apt-get' },
  },
  snapshots: [
    { bundles: ['api', 'sql'], file: 'both.delta' },
    { bundles: ['api'], file: 'api.delta' },
  ],
}
const choose = (...imports: string[]) => chooseBundles(manifest, new Set(imports))

describe('the choice of bundles', () => {
  it('takes nothing for the standard library', () => {
    expect(choose('json', 'asyncio')).toMatchObject({ bundles: [] })
    expect(choose('json')).not.toHaveProperty('delta')
  })

  it('takes what is imported with what it needs, needs first', () => {
    expect(choose('fastapi')).toMatchObject({ bundles: ['http.pack', 'api.pack'], delta: 'api.delta' })
    expect(choose('httpx')).toMatchObject({ bundles: ['http.pack'] })
  })

  it('begins with the memory that has most of it and nothing more', () => {
    expect(choose('pydantic', 'sqlalchemy')).toMatchObject({ delta: 'both.delta' })
    expect(choose('sqlalchemy')).not.toHaveProperty('delta')
  })

  it('says why a module is not there', () => {
    const { absent } = choose('django', 'fastapi')
    expect(absent.django).toBe('Django is not part of this installation: this machine has no apt-get.')
    expect(absent.sqlalchemy).toContain('only for programs with a line that imports it')
    expect(absent).not.toHaveProperty('fastapi')
    expect(absent).not.toHaveProperty('httpx')
  })
})
