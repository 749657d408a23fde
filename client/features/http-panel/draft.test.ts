import { describe, expect, it } from 'vitest'
import { type Draft, draftOf, EMPTY_DRAFT, requestOf } from './draft.ts'

const draft = (part: Partial<Draft>) => requestOf({ ...EMPTY_DRAFT, ...part })

describe('a request from the form', () => {
  it('is as small as it can be', () => {
    expect(draft({})).toEqual({ method: 'GET', path: '/' })
  })

  it('names what its body is, unless a header does', () => {
    expect(draft({ method: 'POST', body: '{}' })).toEqual({
      method: 'POST',
      path: '/',
      headers: [['content-type', 'application/json']],
      body: '{}',
    })
    expect(draft({ method: 'POST', kind: 'form', body: 'a=1' }).headers).toEqual([
      ['content-type', 'application/x-www-form-urlencoded'],
    ])
    const headers = [{ name: ' Content-Type ', value: 'text/csv' }]
    expect(draft({ method: 'PUT', headers, body: 'a,b' }).headers).toEqual([['Content-Type', 'text/csv']])
  })

  it('has no body where none can be, and no header without a name', () => {
    expect(draft({ body: '{}', headers: [{ name: ' ', value: 'x' }] })).toEqual({ method: 'GET', path: '/' })
  })

  it('makes a path of what was typed', () => {
    expect(draft({ path: 'items?q=a b' }).path).toBe('/items?q=a%20b')
    expect(draft({ path: '/café/%20' }).path).toBe('/caf%C3%A9/%20')
    expect(draft({ path: 'http://localhost:8000/items' }).path).toBe('/items')
    expect(draft({ path: '' }).path).toBe('/')
  })

  it('comes back into the form as it was', () => {
    for (const one of [
      {
        ...EMPTY_DRAFT,
        method: 'POST',
        kind: 'form' as const,
        body: 'a=1',
        headers: [{ name: 'x-a', value: '1' }],
      },
      { ...EMPTY_DRAFT, method: 'PUT', body: 'a,b', headers: [{ name: 'content-type', value: 'text/csv' }] },
      { ...EMPTY_DRAFT, path: '/items?q=1' },
    ]) {
      expect(draftOf(requestOf(one))).toEqual(one)
    }
  })
})
