import { describe, expect, it } from 'vitest'
import { toLines } from './lines.ts'
import { splitRemark } from './remark.ts'

const split = (text: string) => splitRemark(toLines(text), 'deck.md')

describe('splitRemark', () => {
  it('reads property lines at the top of a slide, and nothing else with a colon', () => {
    const slides = split('class: middle, center\n\n# A\n\n---\n\nNote: text\n')
    expect(slides[0]).toMatchObject({
      frontMatter: { class: 'middle center', layout: 'center' },
      body: '# A',
      bodyLine: 3,
    })
    expect(slides[1]?.body).toBe('Note: text')
  })

  it('counts as remark does: a -- begins a slide that repeats what stood before it', () => {
    expect(split('# A\n\n--\n\nB\n\n--\n\nC\n\n---\n\n# D').map((slide) => slide.body)).toEqual([
      '# A',
      '# A\n\n\n\nB',
      '# A\n\n\n\nB\n\n\n\nC',
      '# D',
    ])
  })

  it('takes notes after ???, which a continued slide inherits', () => {
    const slides = split('# A\n\n???\n\nsay\n\n--\n\nB')
    expect(slides.map((slide) => slide.notes)).toEqual(['say', 'say'])
    expect(slides.every((slide) => !slide.body.includes('say'))).toBe(true)
  })

  it('follows layouts, templates and exclude', () => {
    const slides = split(
      'layout: true\nclass: x\n\n## Head\n\n---\n\nA\n\n---\nlayout: false\n\nB\n\n---\nname: t\n\nT {{content}} !\n\n---\ntemplate: t\n\nC\n\n---\nexclude: true\n\nD',
    )
    expect(slides.map((slide) => slide.body)).toEqual(['## Head\n\nA', 'B', 'T {{content}} !', 'T C !'])
    expect(slides[0]?.frontMatter).toEqual({ class: 'x' })
  })

  it('reads a background image', () => {
    expect(split('background-image: url(a.png)\n\n# A')[0]?.frontMatter).toEqual({ background: 'a.png' })
  })

  it('does not separate in code', () => {
    expect(split('```\n--\n---\n```\n\n---\n\nB')).toHaveLength(2)
  })
})
