import { describe, expect, it } from 'vitest'
import { deckOf, slideOf } from '../../../tests/fixtures/decks/deck-of.ts'

const withLayout = (layout: string, body: string) => slideOf(`---\nlayout: ${layout}\n---\n\n${body}`)

describe('layouts', () => {
  it('put slots into their places', async () => {
    const two = await withLayout('two-cols', 'L\n\n::right::\n\nR')
    expect(two.html.replace(/\n/g, '')).toBe(
      '<div class="slot-left"><p>L</p></div><div class="slot-right"><p>R</p></div>',
    )
    const header = await withLayout('two-cols-header', '# H\n\n::right::\nR\n::bottom::\nB\n::left::\nL')
    expect(header.html.replace(/\n/g, '')).toBe(
      '<div class="slot-header"><h1>H</h1></div><div class="slot-left"><p>L</p></div>' +
        '<div class="slot-right"><p>R</p></div><div class="slot-bottom"><p>B</p></div>',
    )
  })

  it('do not take marks in code for slots', async () => {
    const slide = await withLayout('two-cols', '```\n::right::\n```')
    expect(slide.html).toContain('::right::')
    expect(slide.html).not.toContain('slot-right')
  })

  it('count clicks over all slots', async () => {
    const slide = await withLayout('two-cols', '<p v-click>L</p>\n\n::right::\n\n<p v-click>R</p>')
    expect(slide.html).toContain('<p data-step="2">R</p>')
  })

  it('fall back to the default one with a hint', async () => {
    expect(await withLayout('my-theme', 'x')).toMatchObject({
      layout: 'default',
      hints: [{ message: 'The layout "my-theme" is not known; the default one is used.' }],
    })
  })

  it('are the cover for the first slide of a Slidev deck', async () => {
    const { slides } = await deckOf({ 'slides.md': '# A\n\n---\n\n# B' })
    expect(slides.map((slide) => slide.layout)).toEqual(['cover', 'default'])
  })

  it('show pictures and plain colours behind the slide', async () => {
    const files = { 'images/a b.png': '' }
    const slide = await slideOf('---\nlayout: image-right\nimage: ./images/a b.png\n---\nx', files)
    expect(slide).toMatchObject({ layout: 'image-right', background: 'asset:images/a%20b.png' })
    expect(await slideOf('---\nbackground: "#123456"\n---\nx')).toMatchObject({ backgroundColor: '#123456' })
    const gradient = await slideOf('---\nbackground: linear-gradient(red, blue)\n---\nx')
    expect(gradient.background).toBeUndefined()
    expect(gradient.hints).toHaveLength(1)
  })

  it('reduce classes to safe names', async () => {
    const slide = await slideOf('---\nclass: px-20 "x"onload=1 fixed md:fixed text-[#fff] op50\n---\nx')
    expect(slide.classes).toBe('px-20 text-[#fff] opacity-50')
  })
})

describe('titles', () => {
  it('are the first heading as text, else the front matter’s', async () => {
    const titles = async (text: string) => (await slideOf(text)).title
    expect(await titles('text\n\n## A *b* `c` $x^2$ &amp; <br> d')).toBe('A b c x2 & d')
    expect(await titles('---\ntitle: T **x**\n---\n\ntext')).toBe('T x')
    expect(await titles('text')).toBe('')
    expect(await titles('```\n# code\n```')).toBe('')
  })
})
