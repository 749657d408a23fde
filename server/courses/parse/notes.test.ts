import { describe, expect, it } from 'vitest'
import { takeTrailingNotes } from './notes.ts'

const take = (text: string) => {
  const { body, notes } = takeTrailingNotes(text.split('\n'))
  return { body: body.join('\n'), notes }
}

describe('takeTrailingNotes', () => {
  it('takes the last comment if nothing follows it', () => {
    expect(take('# A\n\n<!--\nsay *this*\n-->\n\n')).toEqual({ body: '# A', notes: 'say *this*' })
  })

  it('leaves a comment that text follows', () => {
    expect(take('<!-- remark -->\n# A')).toEqual({ body: '<!-- remark -->\n# A', notes: '' })
  })

  it('takes only the last of several', () => {
    expect(take('A\n<!-- one -->\n<!-- two -->')).toEqual({ body: 'A\n<!-- one -->', notes: 'two' })
  })

  it('takes a comment at the end of a line of text', () => {
    expect(take('A <!-- note -->')).toEqual({ body: 'A ', notes: 'note' })
  })

  it('does not look into code', () => {
    expect(take('```html\n<!-- x -->\n```')).toEqual({ body: '```html\n<!-- x -->\n```', notes: '' })
    expect(take('```html\n<!-- open\n```\n<!-- note -->')).toEqual({
      body: '```html\n<!-- open\n```',
      notes: 'note',
    })
  })

  it('takes the notes below a fence that is never closed, so that they are not shown as code', () => {
    expect(take('```ts\nx\n\n<!-- secret -->').notes).toBe('secret')
  })
})
