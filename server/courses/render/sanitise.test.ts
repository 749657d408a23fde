import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { slideOf } from '../../../tests/fixtures/decks/deck-of.ts'
import { addressResolver } from './addresses.ts'
import { ALLOWED_TAGS } from './allow-list.ts'
import { isElement, type Node } from './dom.ts'
import { sanitise } from './sanitise.ts'

const address = addressResolver({
  file: 'slides.md',
  has: () => true,
  assets: new Set(),
  hints: { add: () => {}, found: () => [] },
})
const clean = (html: string) => sanitise(html, address)

/** Everything in the HTML that could run, load or overlay something it must not. */
function dangersIn(html: string): string[] {
  const found: string[] = []
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.type === 'comment' || node.type === 'directive' || node.type === 'cdata') found.push(node.type)
      if (!isElement(node)) continue
      if (!ALLOWED_TAGS.includes(node.name)) found.push(`<${node.name}>`)
      for (const [name, value] of Object.entries(node.attribs)) {
        const plain = value.replace(/[\0-\x20]/g, '').toLowerCase()
        if (/^on|^srcdoc$|^formaction$|^xlink|^action$|^name$|^srcset$/i.test(name)) found.push(name)
        if (name === 'id' && !value.startsWith('slide-')) found.push(`id=${value}`)
        if (/^(?:href|src|poster)$/.test(name) && !isGoodAddress(plain)) found.push(`${name}=${value}`)
        if (name === 'style' && /url|expression|fixed|sticky|import|\\|behavior|binding/i.test(value))
          found.push(value)
        if (
          /javascript:|vbscript:/.test(plain) &&
          name !== 'title' &&
          name !== 'aria-label' &&
          name !== 'alt'
        ) {
          found.push(`${name}=${value}`)
        }
      }
      walk(node.children)
    }
  }
  walk(parseDocument(html).children)
  return found
}

const isGoodAddress = (value: string) =>
  /^(?:https?:\/\/|mailto:|asset:(?!.*\.\.)|#|data:image\/(?:png|jpe?g|gif|webp);base64,)/.test(value)

const VECTORS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//a.example/x.js></sCrIpT>',
  '<script\n>alert(1)</script\n>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src=x oNeRrOr="alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<img src="javascript:alert(1)">',
  '<img src="jav&#x09;ascript:alert(1)">',
  '<img src=" &#14; javascript:alert(1)">',
  '<img srcset="javascript:alert(1) 1x">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img src="../../../etc/passwd.png">',
  '<img src="/..%2f..%2fetc/passwd.png">',
  '<img src="a%00.png">',
  '<img src="asset:../../x.png">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/api/v1/sign-out">x</a>',
  '<a href="blob:https://a.example/x">x</a>',
  '<a target="_self" rel="opener" href="https://a.example">x</a>',
  '<svg onload=alert(1)></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><script href="data:text/javascript,alert(1)"/></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><rect/></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<svg><rect fill="url(javascript:alert(1))" style="fill:url(#x)"/></svg>',
  '<svg><style><img src="</style><img src=x onerror=alert(1)>"></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<math><maction actiontype="statusline#http://a" xlink:href="javascript:alert(1)">x</maction></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><option><style></option></select><img src=x onerror=alert(1)></style>',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<base href="https://evil.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content="0;url=x">',
  '<form action="https://evil.example" id=x><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<video src="https://a.example/x.mp4" onloadstart=alert(1) autoplay></video>',
  '<video poster="javascript:alert(1)"><source onerror="alert(1)"></video>',
  '<details ontoggle=alert(1) open>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)><html onclick=alert(1)>',
  '<p style="position:fixed;inset:0;z-index:9999;background:url(//a.example/x)">x</p>',
  '<p style="background:\\75rl(//a.example)">x</p>',
  '<p style="width:expression(alert(1));behavior:url(x);-moz-binding:url(x)">x</p>',
  '<p style="--shiki-light:url(//a.example/x)">x</p>',
  '<p style="color:red}*{display:none">x</p>',
  '<p id="location" name="body">x</p>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<p title="</p><img src=x onerror=alert(1)>">x</p>',
  '<p class="\'><img src=x onerror=alert(1)>">x</p>',
  '<p/onclick=alert(1)>x</p>',
  '<p \u0000onclick=alert(1)>x</p>',
  '<pre data-lines="1\'><script>alert(1)</script>">x</pre>',
  '<remark-block class="x" onclick=alert(1)>x</remark-block>',
  '<v-click><script>alert(1)</script></v-click>',
  '<Toc onclick="alert(1)" /><Youtube id=\'"><script>alert(1)</script>\' />',
  '<Tweet id="1" title="<img src=x onerror=alert(1)>" />',
  '[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>',
  '[x](<java\tscript:alert(1)>) [y]( &#106;avascript:alert(1))',
  '```<script>alert(1)</script>\nx\n```',
  '```ts [<script>alert(1)</script>] {1|"><script>}\nx\n```',
  "```mermaid {alt: '\"><script>alert(1)</script>'}\n</pre><script>alert(1)</script>\n```",
  '$\\text{</annotation><script>alert(1)</script>}$',
  '$\\htmlData{x=y}{z} \\includegraphics{javascript:alert(1)} \\url{javascript:alert(1)}$',
]

describe('sanitise', () => {
  it('is watched by a check that sees what is wrong with the vectors', () => {
    const seen = VECTORS.slice(0, 73).filter((vector) => dangersIn(vector).length > 0)
    expect(seen.length).toBeGreaterThan(60)
  })

  it.each(VECTORS)('lets nothing through of %j', async (vector) => {
    expect(dangersIn(clean(vector))).toEqual([])
    const slide = await slideOf(`${vector}\n\n<!--\n${vector.replaceAll('--', '')}\n-->`)
    expect(dangersIn(slide.html)).toEqual([])
    expect(dangersIn(slide.notes)).toEqual([])
  })

  it('changes nothing that it has cleaned', () => {
    for (const vector of VECTORS) {
      const once = clean(vector)
        .replace(/ id="slide-/g, ' id="')
        .replace(/"#slide-/g, '"#')
        .replace(/asset:/g, '')
      expect(clean(once)).toBe(clean(vector))
    }
  })

  const piece = fc.oneof(
    fc.constantFrom(...VECTORS),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '=',
      '`',
      '&',
      ';',
      ' ',
      '\n',
      '\0',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
    ),
    fc.constantFrom(
      '<svg>',
      '</svg>',
      '<math>',
      '</math>',
      '<style>',
      '<table>',
      '<p ',
      '<img ',
      '<a ',
      'style="',
      'on',
    ),
    fc.constantFrom(
      'src=',
      'href=',
      'javascript:',
      'click=',
      '{{',
      '::right::\n',
      '$',
      '$$',
      '```\n',
      '<v-click>',
      '`',
    ),
    fc.string(),
  )

  it('holds against any mixture of pieces', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        expect(dangersIn(clean(parts.join('')))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('holds behind the whole renderer', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (parts) => {
        const slide = await slideOf(`x${parts.join('')}`)
        expect(dangersIn(slide.html)).toEqual([])
        expect(dangersIn(slide.notes)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('keeps what slides are made of', () => {
    for (const html of [
      '<table><thead><tr><th align="right">a</th></tr></thead></table>',
      '<details open><summary>a</summary><kbd>b</kbd><sup>c</sup></details>',
      '<ol start="3"><li>a</li></ol>',
      '<svg viewbox="0 0 10 10"><path d="M0 0L1 1" fill="none" stroke="#333"></path></svg>',
      '<p style="color:red;grid-template-columns:repeat(2, 1fr)" class="a -mt-2 w-1/2">b</p>',
      '<a href="https://a.example" target="_blank" rel="noopener noreferrer">x</a>',
      '<img src="data:image/png;base64,AAAA" alt="" referrerpolicy="no-referrer" />',
    ]) {
      expect(clean(html)).toBe(html)
    }
  })

  it('prefixes ids and the links to them', () => {
    expect(clean('<p id="a">x</p><a href="#a">y</a>')).toBe('<p id="slide-a">x</p><a href="#slide-a">y</a>')
  })

  it('gives a picture without a description an empty one', () => {
    expect(clean('<img src="https://a.example/x.png">')).toContain(' alt=""')
  })

  it('keeps landmarks of the page to the page', () => {
    expect(clean('<header>a</header><main>b</main>')).toBe('<div>a</div><div>b</div>')
  })

  it('survives nesting without end', async () => {
    const slide = await slideOf(`${'<div>'.repeat(50_000)}x`)
    expect(slide.html.length).toBeLessThan(10_000)
  })
})
