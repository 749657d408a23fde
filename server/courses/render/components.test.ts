import { describe, expect, it } from 'vitest'
import { deckOf, slideOf } from '../../../tests/fixtures/decks/deck-of.ts'

const hints = async (markdown: string) =>
  (await slideOf(markdown)).hints.map(({ line, message }) => `${line} ${message}`)

describe('components', () => {
  it('that are unknown show their content, with one hint for each', async () => {
    const slide = await slideOf(
      '# A\n\n<Theorem title="x">\n\n**b**\n\n</Theorem>\n\n<Theorem>c</Theorem>\n\n<Counter :count="1"/>',
    )
    expect(slide.html).toContain('<strong>b</strong>')
    expect(slide.hints.map(({ severity, file, line, message }) => [severity, file, line, message])).toEqual([
      ['warning', 'slides.md', 3, 'The component <Theorem> is not known; only its content is shown.'],
      ['warning', 'slides.md', 11, 'The component <Counter> is not known; it is left out.'],
    ])
  })

  it('that only decorate leave their content, with one hint for each kind', async () => {
    expect(
      await hints(
        '# A\n\n<img v-drag="1" src="https://a.example/x.png"><v-drag>b</v-drag>\n\n<Arrow x1="1"/><v-drag-arrow/>\n\n<p v-motion :initial="{}">c</p>\n\n<span v-mark.red="3">d</span>',
      ),
    ).toEqual([
      '3 Draggable elements stand where they are written.',
      '5 Arrows are not drawn.',
      '7 Motion (v-motion) is not played.',
      '9 Marks (v-mark) are not drawn.',
    ])
  })

  it('of icons vanish', async () => {
    const slide = await slideOf('a <mdi-home /> b <carbon:add/> c')
    expect(slide.html).toBe('<p>a  b  c</p>\n')
    expect(slide.hints).toHaveLength(1)
  })

  it('of icons leave the address of a link that had nothing else', async () => {
    const { html } = await slideOf('<a href="https://a.example/x/">\n  <carbon:logo-github />\n</a>')
    expect(html).toMatch(/>a\.example\/x<\/a>/)
    expect((await slideOf('[![alt](https://a.example/x.png)](https://a.example)')).html).not.toContain(
      '>a.example',
    )
  })

  it('that embed become links', async () => {
    const slide = await slideOf(
      '<Youtube id="abc-1" />\n\n<Tweet id="12" />\n\n<iframe src="https://a.example/"></iframe>\n\n<iframe src="javascript:alert(1)"></iframe>',
    )
    const links = [...slide.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])
    expect(links).toEqual([
      'https://www.youtube.com/watch?v=abc-1',
      'https://x.com/i/status/12',
      'https://a.example/',
    ])
    expect(slide.hints).toHaveLength(3)
  })

  it('point out scripts, styles, forms and interpolations', async () => {
    const slide = await slideOf(
      '# A\n\n{{ $slidev.nav.total }}\n\n<style>h1 { color: red }</style>\n\n<script setup>\nlet x = "</p>"\n</script>\n\n<button @click="x">Go</button>\n\n`{{ code }}`',
    )
    expect(slide.html).not.toMatch(/color: red|let x|<button/)
    expect(slide.html).toContain('Go')
    expect(slide.hints.map((hint) => hint.line)).toEqual([3, 5, 7, 11])
  })

  it('show what is meant for the audience only', async () => {
    const slide = await slideOf(
      '<RenderWhen context="presenter">secret</RenderWhen><RenderWhen context="slide">all</RenderWhen>' +
        '<LightOrDark><template #dark>night</template><template #light>day</template></LightOrDark>',
    )
    expect(slide.html).toContain('all')
    expect(slide.html).toContain('day')
    expect(slide.html).not.toMatch(/secret|night/)
  })

  it('know their place in the deck', async () => {
    const { slides } = await deckOf({ 'slides.md': 'A\n\n---\n\n<SlideCurrentNo/> of <SlidesTotal/>' })
    expect(slides[1]?.html).toBe('<p>2 of 2</p>\n')
  })
})

describe('Toc', () => {
  const deck =
    '# One\n\n---\n\n## *Two* $x$\n\n---\nhideInToc: true\n---\n\n# No\n\n---\ntitle: Three\nlevel: 1\n---\n\n### Other\n\n---\n\n```\n# code\n```\n\n---\n\n'

  it('lists the titles of the slides as nested lists', async () => {
    const { slides } = await deckOf({ 'slides.md': `${deck}<Toc />` })
    expect(slides.at(-1)?.html).toBe('<ol class="toc"><li>One<ol><li>Two x</li></ol></li><li>Three</li></ol>')
  })

  it('respects its depths', async () => {
    const { slides } = await deckOf({ 'slides.md': `${deck}<Toc minDepth="2" :maxDepth="2" />` })
    expect(slides.at(-1)?.html).toBe('<ol class="toc"><li>Two x</li></ol>')
  })
})
