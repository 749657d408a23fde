const TEXT =
  'h1 h2 h3 h4 h5 h6 p div span section article blockquote pre code kbd samp var em strong b i u s del ins mark ' +
  'small sub sup br hr wbr abbr cite q dfn time address center ruby rt rp ul ol li dl dt dd table caption ' +
  'colgroup col thead tbody tfoot tr th td details summary figure figcaption a img video audio source'

/** What KaTeX emits, of MathML Core (https://www.w3.org/TR/mathml-core/). `annotation-xml` must not be here. */
const MATHML =
  'math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot munder mover ' +
  'munderover mtable mtr mtd mpadded mphantom mstyle menclose mmultiscripts mprescripts'

/** Shapes only: nothing that refers to an address, animates, or holds HTML. */
const SVG = 'svg g path rect circle ellipse line polyline polygon text tspan'

const words = (text: string) => text.split(' ')

const MATH_ATTRIBUTES = words(
  'mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace width height depth voffset ' +
    'columnalign columnspacing rowspacing rowalign columnlines rowlines accent accentunder linethickness notation ' +
    'minsize maxsize mathcolor mathbackground movablelimits symmetric largeop',
)

/** In lower case, as the sanitiser compares them; browsers restore the case of `viewbox` and its like. */
const SVG_ATTRIBUTES = words(
  'viewbox preserveaspectratio width height fill fill-opacity fill-rule stroke stroke-width stroke-linecap ' +
    'stroke-linejoin stroke-dasharray stroke-opacity opacity d points x y x1 y1 x2 y2 cx cy r rx ry dx dy transform ' +
    'text-anchor dominant-baseline font-size font-family font-weight xmlns',
)

const forEach = (tags: string[], attributes: string[]) =>
  Object.fromEntries(tags.map((tag) => [tag, attributes] as const))

export const ALLOWED_TAGS: readonly string[] = [...words(TEXT), ...words(MATHML), ...words(SVG)]

export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  ...forEach(words(MATHML), MATH_ATTRIBUTES),
  ...forEach(words(SVG), SVG_ATTRIBUTES),
  '*': [
    'class',
    'id',
    'style',
    'title',
    'lang',
    'dir',
    'aria-label',
    'aria-hidden',
    'data-step',
    'data-step-until',
  ],
  math: [...MATH_ATTRIBUTES, 'xmlns', 'display'],
  annotation: ['encoding'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'referrerpolicy'],
  video: ['src', 'poster', 'width', 'height', 'controls', 'loop', 'muted'],
  audio: ['src', 'controls', 'loop'],
  source: ['src', 'type'],
  pre: ['data-lines', 'data-lines-at', 'data-start-line', 'data-run', 'tabindex'],
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'align', 'scope'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  details: ['open'],
  time: ['datetime'],
}

/** Dropped together with what stands in them; of every other tag that is not allowed the content stays. */
export const DROPPED_WITH_CONTENT: string[] = words(
  'script style textarea option noscript title xmp iframe noembed noframes plaintext template object embed ' +
    'applet select foreignobject annotation-xml',
)

/** Landmarks of the page around the slide must stay its own. */
export const AS_DIV: ReadonlySet<string> = new Set(['header', 'footer', 'main', 'nav', 'aside', 'hgroup'])
