import { describe, expect, it } from 'vitest'
import { deckOf } from '../../../tests/fixtures/decks/deck-of.ts'
import { expandRemarkClasses } from './remark-classes.ts'

describe('remark classes', () => {
  it('become elements, nested and over lines', () => {
    expect(expandRemarkClasses('.left[a .red.big[b [c](d)]] e')).toBe(
      '<span class="block text-left">a <span class="red big">b [c](d)</span></span> e',
    )
    expect(expandRemarkClasses('.footnote[\n- a\n]')).toBe(
      '<remark-block class="footnote">\n- a\n</remark-block>',
    )
  })

  it('leave code, escapes and what is never closed', () => {
    const text = '`.x[a]` \\.x[a]\n\n```\n.x[a]\n```'
    expect(expandRemarkClasses(text)).toBe(text)
    expect(expandRemarkClasses('.x[a')).toBe('.x[a')
    expect(expandRemarkClasses('see www.example[1]')).toBe('see www<span class="example">1</span>')
  })

  it('render Markdown inside blocks', async () => {
    const { slides } = await deckOf({
      'slides.md': 'class: center\n\n.left-column[\n- **a**\n]\n\n---\n\n.right[b]',
    })
    expect(slides[0]?.html.replace(/\n/g, '')).toBe(
      '<div class="left-column"><ul><li><strong>a</strong></li></ul></div>',
    )
  })
})
