import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig, lint } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { HttpApp } from '../support/http-app.ts'
import { breaks, type OpenApi } from '../support/openapi-breaks.ts'
import { ROOT } from './sources.ts'

/** The document as it was published; additions are written into it by `UPDATE_OPENAPI=1 npx vitest run openapi`. */
const PUBLISHED = join(ROOT, 'docs/openapi-v1.json')

let document: OpenApi

beforeAll(async () => {
  document = (await (await (await HttpApp.open()).request('/api/v1/openapi.json')).json()) as OpenApi
})

describe('the API document', () => {
  it('is valid by the schema of OpenAPI 3.1', async () => {
    expect(await new Validator().validate({ ...structuredClone(document) })).toMatchObject({ valid: true })
  })

  it('pleases an independent linter', async () => {
    const ref = join(mkdtempSync(join(tmpdir(), 'lectern-openapi-')), 'openapi.json')
    writeFileSync(ref, JSON.stringify(document))
    const config = await createConfig({
      extends: ['recommended'],
      rules: {
        // Two operations cannot fail by what is asked of them.
        'operation-4xx-response': 'off',
        // Operations are named by method and path.
        'operation-operationId': 'off',
      },
    })
    const problems = await lint({ ref, config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    )
  })

  it('breaks nothing that was published', () => {
    if (process.env.UPDATE_OPENAPI) writeFileSync(PUBLISHED, `${JSON.stringify(document, null, 1)}\n`)
    const published = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as OpenApi
    expect(breaks(published, document)).toEqual([])
    expect(document, 'the published document is not up to date: see PUBLISHED').toEqual(published)
  })
})

describe('the comparison', () => {
  const changed = (change: (copy: OpenApi) => void) => {
    const copy = structuredClone(document)
    change(copy)
    return breaks(document, copy)
  }
  // biome-ignore lint/suspicious/noExplicitAny: documents are looked into by hand here
  const joining = (copy: OpenApi): any => copy.paths['/join/{code}']?.post

  it('finds what would break a client', () => {
    expect(changed((copy) => delete copy.paths['/courses'])).toEqual(['GET /courses is gone'])
    expect(changed((copy) => delete joining(copy).responses['201'])).toEqual([
      'POST /join/{code}: the answer 201 is gone',
    ])
    expect(
      changed((copy) => {
        const body = joining(copy).requestBody.content['application/json']
        const schema = body.schema.$ref
          ? (copy.components.schemas as Record<string, { required: string[] }>)[
              body.schema.$ref.split('/').pop()
            ]
          : body.schema
        schema.required = [...(schema.required ?? []), 'shoeSize']
      }),
    ).toContain('POST /join/{code}: the request must have “shoeSize” now')
    expect(
      changed((copy) => {
        const { Joined } = copy.components.schemas as Record<string, { properties: Record<string, unknown> }>
        delete Joined?.properties.token
      }).some((one) => one.includes('“token” is gone')),
    ).toBe(true)
  })

  it('lets additions pass', () => {
    expect(
      changed((copy) => {
        copy.paths['/new'] = { get: { responses: { 200: { description: 'New.' } } } }
      }),
    ).toEqual([])
  })
})
