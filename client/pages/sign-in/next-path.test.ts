import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

describe('nextPath', () => {
  it.each(['/teach', '/s/abc/present', '/s/abc/report?sort=share#top', '/'])('follows %s', (path) => {
    expect(nextPath(path, '/fallback')).toBe(path)
  })

  it.each([
    null,
    '',
    'teach',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/\n\\evil.example/',
    '/.//evil.example/',
    '/..//evil.example/',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '\u0000//evil.example',
    '/sign-in?next=/sign-in',
    '//[',
  ])('does not follow %j', (path) => {
    expect(nextPath(path, '/teach')).toBe('/teach')
  })

  it('never names a host, whatever it is given', () => {
    const pieces = ['/', '\\', '.', '..', '\t', '@', 'evil.example', ':', 'https:', '?', '#', '%2f']
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const followed = new URL(
            nextPath(`/${a}${b}${c}evil.example/`, '/teach'),
            'https://lectern.example',
          )
          expect(followed.origin).toBe('https://lectern.example')
        }
      }
    }
  })
})
