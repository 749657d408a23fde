import { describe, expect, it } from 'vitest'
import { hiddenLines, regionScanner, toLines } from './lines.ts'

const hidden = (text: string) =>
  hiddenLines(text.split('\n'))
    .map((is) => (is ? 'x' : '.'))
    .join('')

describe('toLines', () => {
  it('takes off a byte order mark and splits at every kind of line end', () => {
    expect(toLines('\uFEFFa\r\nb\nc\rd')).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('hiddenLines', () => {
  it('hides fences of backticks and of tildes', () => {
    expect(hidden('a\n```\n---\n```\nb')).toBe('.xxx.')
    expect(hidden('~~~\n```\n---\n~~~\nb')).toBe('xxxx.')
  })

  it('closes a fence only with as many marks as opened it', () => {
    expect(hidden('````md\n```\n---\n```\n````\nb')).toBe('xxxxx.')
  })

  it('takes a fence with an info string for an opening one, never for a closing one', () => {
    expect(hidden('```ts\n```js\n---\n```\nb')).toBe('xxxx.')
  })

  it('goes on after a fence that is never closed', () => {
    expect(hidden('a\n```ts\nb\n---\nc')).toBe('.....')
  })

  it('does not take inline code of three backticks for a fence', () => {
    expect(hidden('```x``` and\n---\n```')).toBe('...')
  })

  it('hides what follows the first line of a comment', () => {
    expect(hidden('<!--\n---\n-->\nb')).toBe('.xx.')
    expect(hidden('a <!-- b\n---\nc --> d <!-- e\n--> f')).toBe('.xxx')
  })

  it('knows a comment in inline code, one without an end, and one cut off by a blank line for text', () => {
    expect(hidden('Write `<!--` here\n---\n-->')).toBe('...')
    expect(hidden('<!-- open\n---\nb')).toBe('...')
    expect(hidden('text <!-- open\n\n---\n-->')).toBe('....')
  })

  it('stays linear on a file of nothing but openings', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => (i % 2 ? '```a' : '<!-- b'))
    const regionAt = regionScanner(lines)
    expect(lines.every((_, i) => regionAt(i).end === i)).toBe(true)
  })
})
