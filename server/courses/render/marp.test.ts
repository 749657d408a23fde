import { describe, expect, it } from 'vitest'
import { deckOf } from '../../../tests/fixtures/decks/deck-of.ts'

async function marp(body: string, files: Record<string, string> = {}) {
  const { slides } = await deckOf({ ...files, 'slides.md': `---\nmarp: true\n---\n\n${body}` })
  const [slide] = slides
  if (!slide) throw new Error('no slide')
  return slide
}

describe('Marp', () => {
  it('gives images their size', async () => {
    const { html } = await marp('![w:300 h:2em a cat](https://a.example/x.png)')
    expect(html).toBe(
      '<p><img src="https://a.example/x.png" alt="a cat" style="width:300px;height:2em" referrerpolicy="no-referrer" /></p>\n',
    )
  })

  it('takes bg images for the background, beside the text or behind it', async () => {
    const files = { 'a.png': '' }
    expect(await marp('![bg right:40% fit](a.png)\n\n# A', files)).toMatchObject({
      layout: 'image-right',
      background: 'asset:a.png',
      classes: 'bg-contain',
    })
    expect(await marp('![bg](a.png)\n\n# A', files)).toMatchObject({
      layout: 'default',
      background: 'asset:a.png',
    })
    expect(await marp('![bg 70%](a.png)', files)).toMatchObject({ layout: 'image', html: '<p></p>\n' })
    expect((await marp('![bg](a.png) ![bg](a.png)', files)).hints).toHaveLength(1)
  })

  it('follows class, colours, header and footer', async () => {
    const slide = await marp(
      '<!-- _class: lead invert -->\n<!-- _backgroundColor: "#123" -->\n<!-- color: white -->\n<!-- footer: "**F** <b>" -->\n# A',
    )
    expect(slide).toMatchObject({
      layout: 'center',
      classes: 'lead invert',
      backgroundColor: '#123',
      color: 'white',
    })
    expect(slide.html).toContain('<div class="slide-footer">F</div>')
  })

  it('fits headings and breaks lines as written', async () => {
    expect((await marp('# <!-- fit --> A\n\nb\nc')).html).toBe('<h1 class="fit"> A</h1>\n<p>b<br />\nc</p>\n')
  })
})
