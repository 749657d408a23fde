import { describe, expect, it } from 'vitest'
import { slideOf } from '../../../tests/fixtures/decks/deck-of.ts'

const html = async (markdown: string) => (await slideOf(markdown)).html

describe('math', () => {
  it('renders inline and display formulas as MathML', async () => {
    expect(await html('so $a^2$ is')).toContain('<msup><mi>a</mi><mn>2</mn></msup>')
    expect(await html('$$\n\\frac{1}{2}\n$$')).toMatch(
      /<div class="math-block"><span class="katex"><math [^>]*display="block"/,
    )
    expect(await html('Block\n$$a$$\ntext')).toMatch(
      /<p>Block<\/p>\s*<div class="math-block">[\s\S]*<p>text<\/p>/,
    )
  })

  it('gives a subscript exactly two children, whatever operator it holds', async () => {
    expect(await html('so $\\lambda_{\\max}$ is')).toContain('<msub><mi>λ</mi><mi>max</mi></msub>')
  })

  it.each([
    '$5 and $10',
    'between 5$ and 10$',
    'it is $5 for one and 10$ for two',
    'a $ b $ c',
    '\\$x\\$',
    'US$ 5, AU$ 6',
  ])('leaves prices: %s', async (text) => expect(await html(text)).not.toContain('<math'))

  it('leaves code', async () => {
    expect(await html('`$a$` and\n\n```bash\necho $HOME $PATH\n```')).not.toContain('<math')
  })

  it('shows the source of a formula that cannot be read, with a hint at its line', async () => {
    const slide = await slideOf('# A\n\ntext $\\frac{1$ more')
    expect(slide.html).toContain('<code class="math-error">\\frac{1</code>')
    expect(slide.hints[0]).toMatchObject({ severity: 'warning', line: 3 })
  })

  it('cannot be made to link, embed or expand without end', async () => {
    const text = await html('$\\href{javascript:alert(1)}{x}$ $\\def\\a{\\a\\a}\\a$')
    expect(text).not.toMatch(/href=|<a /)
    expect(text).toContain('math-error')
  })

  it('takes Slidev’s line options off a block', async () => {
    expect(await html('$$ {1|2|all}\na\n$$')).not.toContain('all')
  })
})
