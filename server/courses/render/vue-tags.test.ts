import { describe, expect, it } from 'vitest'
import { slideOf } from '../../../tests/fixtures/decks/deck-of.ts'

const html = async (markdown: string) => (await slideOf(markdown)).html.trim().replace(/\n+/g, '\n')

describe('tags of components', () => {
  it('pass with names and attributes that plain HTML has not', async () => {
    expect(
      await html('Go <carbon:arrow-right/> <span @click="x > 1" :class="{ a: b }" v-if="y">on</span>'),
    ).toBe('<p>Go  <span>on</span></p>')
  })

  it('may stand around Markdown with and without blank lines', async () => {
    expect(await html('<Box>\n**a**\n</Box>')).toBe('<p><strong>a</strong></p>')
    expect(await html('<Box>\n\n- a\n\n</Box>')).toBe('<ul>\n<li>a</li>\n</ul>')
    expect(await html('text\n<Box>\nmore\n</Box>')).toBe('<p>text</p>\n<p>more</p>')
  })

  it('may run over several lines', async () => {
    expect(await html('<Box\n  title="a > b"\n  :on="{ a: 1 }"\n>\n\n*x*\n\n</Box>')).toBe(
      '<p><em>x</em></p>',
    )
  })

  it('may close themselves, as in Vue', async () => {
    expect(await html('<div class="h-3" />\n\n*x*')).toBe('<div class="h-3"></div>\n<p><em>x</em></p>')
  })

  it('read Markdown between tags on one line', async () => {
    expect(await html('<Box>**a**</Box>')).toBe('<p><strong>a</strong></p>')
  })

  it('do not take addresses and comparisons for tags', async () => {
    expect(await html('<https://a.example/x> and a <b and c> d')).toContain('href="https://a.example/x"')
    expect(await html('1 < 2 and <3')).toBe('<p>1 &lt; 2 and &lt;3</p>')
  })
})
