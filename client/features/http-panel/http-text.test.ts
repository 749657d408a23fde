import { describe, expect, it } from 'vitest'
import {
  curlOf,
  headerOf,
  prettyJson,
  requestLines,
  responseLines,
  shownBody,
  statusText,
} from './http-text.ts'

describe('what is shown of HTTP', () => {
  it('names statuses', () => {
    expect([statusText(404), statusText(299)]).toEqual(['404 Not Found', '299'])
  })

  it('finds a header, whatever its case', () => {
    expect(headerOf([['Content-Type', 'text/plain']], 'content-type')).toBe('text/plain')
    expect(headerOf(undefined, 'content-type')).toBeUndefined()
  })

  it('lays JSON out, and leaves alone what it would change', () => {
    expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(prettyJson('not json')).toBeUndefined()
    expect(prettyJson('12345678901234567890')).toBeUndefined()
    const answer = (type: string, body: string) => shownBody({ headers: [['content-type', type]], body })
    expect(answer('application/problem+json', '{"a":1}').json).toBe(true)
    expect(answer('text/plain', '{"a":1}')).toEqual({ text: '{"a":1}', json: false })
  })

  it('writes a request for curl, which a shell takes as it is', () => {
    expect(curlOf({ method: 'GET', path: '/items?q=1' })).toBe("curl 'http://localhost:8000/items?q=1'")
    const post = { method: 'POST', path: '/', headers: [['x-a', "it's"]] as const, body: '{"a":1}' }
    expect(curlOf(post)).toBe(`curl -X POST 'http://localhost:8000/' -H 'x-a: it'\\''s' --data-raw '{"a":1}'`)
  })
})

describe('what everybody sees of it', () => {
  it('is lines of text', () => {
    expect(requestLines({ method: 'GET', path: '/items' })).toBe('→ GET /items\n')
    expect(requestLines({ method: 'POST', path: '/', body: '{"a":1}' })).toBe('→ POST /\n{\n  "a": 1\n}\n')
    const wrote = { stdout: '', stderr: '' }
    const headers: [string, string][] = [['content-type', 'application/json']]
    const response = { type: 'response', status: 201, headers, body: '[]', bodyBytes: 2, ms: 12 } as const
    expect(responseLines({ ...response, ...wrote })).toBe('← 201 Created, 12 ms\n[]\n')
    const error = { name: 'ImportError', message: '', trace: '' }
    expect(responseLines({ type: 'error', error, ms: 1, ...wrote })).toMatch(/ImportError/)
    expect(responseLines({ type: 'failed', code: 'input', message: 'no', ...wrote })).toBe('← No answer\n')
  })
})
