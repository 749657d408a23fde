import { describe, expect, it } from 'vitest'
import { toLines } from './lines.ts'
import { splitReveal } from './reveal.ts'

const split = (text: string) => splitReveal(toLines(text), 'deck.md')

describe('splitReveal', () => {
  it('takes vertical slides for slides', () => {
    expect(split('A\n\n---\n\nB\n\n----\n\nC\n').map((slide) => slide.body)).toEqual(['A', 'B', 'C'])
  })

  it('reads notes from Note: to the end, in any case', () => {
    expect(split('A\n\nnotes: say\n\nmore\n\n---\n\nB').map((slide) => slide.notes)).toEqual([
      'say\n\nmore',
      '',
    ])
  })

  it('reads notes of an aside and of a last comment', () => {
    expect(split('A\n\n<aside class="notes">\nsay\n</aside>')[0]).toMatchObject({ body: 'A', notes: 'say' })
    expect(split('A\n\n<!-- say -->')[0]).toMatchObject({ body: 'A', notes: 'say' })
  })

  it('reads attributes of the slide', () => {
    const [slide] = split('<!-- .slide: data-background="a.png" class="big" -->\n# A')
    expect(slide?.frontMatter).toEqual({ background: 'a.png', class: 'big' })
    expect(slide?.body.trim()).toBe('# A')
  })

  it('uses the separators of the front matter, where they are plain text', () => {
    const head = '---\nseparator: <!--s-->\nverticalSeparator: ^--v--$\n---\n'
    expect(split(`${head}A\n\n<!--s-->\n\nB\n\n--v--\n\nC\n\n---\n\nstill C`)).toHaveLength(3)
  })

  it('does not separate in code', () => {
    expect(split('```\n---\n```\n\n---\n\nB')).toHaveLength(2)
  })
})
