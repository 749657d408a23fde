type Scheme = 'light' | 'dark'

const FONT =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif'

const COLORS: Record<Scheme, Record<string, string | boolean>> = {
  light: {
    darkMode: false,
    background: '#ffffff',
    primaryColor: '#eef2ff',
    primaryBorderColor: '#5b7be5',
    primaryTextColor: '#1a1c22',
    secondaryColor: '#f3f4f6',
    secondaryBorderColor: '#9aa0ac',
    tertiaryColor: '#faf7ee',
    tertiaryBorderColor: '#c9b884',
    lineColor: '#5a6070',
    textColor: '#1a1c22',
    noteBkgColor: '#fdf6de',
    noteBorderColor: '#d8c27a',
    noteTextColor: '#3b3212',
    edgeLabelBackground: '#ffffff',
  },
  dark: {
    darkMode: true,
    background: '#15171c',
    primaryColor: '#222b47',
    primaryBorderColor: '#7d97ee',
    primaryTextColor: '#edeef2',
    secondaryColor: '#23262e',
    secondaryBorderColor: '#6c707c',
    tertiaryColor: '#2a2720',
    tertiaryBorderColor: '#8f8353',
    lineColor: '#a9aebb',
    textColor: '#edeef2',
    noteBkgColor: '#37301a',
    noteBorderColor: '#7c6c36',
    noteTextColor: '#f5e9c3',
    edgeLabelBackground: '#15171c',
  },
}

const drawn = new Map<string, Promise<string>>()
let last: Promise<unknown> = Promise.resolve()
let count = 0

/**
 * The SVG of a Mermaid diagram. Drawn once for each source and scheme; the library (hundreds of kB) is loaded
 * with the first one. Rejects with Mermaid's message where the source is wrong.
 */
export function drawDiagram(source: string, scheme: Scheme): Promise<string> {
  const key = `${scheme}\n${source}`
  let drawing = drawn.get(key)
  if (!drawing) {
    // Mermaid keeps its settings in one global place: one drawing after the other.
    drawing = last.then(() => draw(source, scheme))
    last = drawing.catch(() => undefined)
    drawn.set(key, drawing)
    // A chunk that could not be loaded may come the next time.
    drawing.catch(() => drawn.delete(key))
  }
  return drawing
}

async function draw(source: string, scheme: Scheme): Promise<string> {
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    themeVariables: { ...COLORS[scheme], fontFamily: FONT, fontSize: '16px' },
    fontFamily: FONT,
    flowchart: { curve: 'basis', padding: 12 },
    sequence: { mirrorActors: false, actorFontFamily: FONT, messageFontFamily: FONT, noteFontFamily: FONT },
  })
  const { svg } = await mermaid.render(`diagram-${++count}`, source)
  return svg
}

/**
 * Puts drawings in the place of the Mermaid sources below `root`; each source stays in sight until its drawing
 * is there, and where it cannot be drawn.
 * @returns when all are done; `changed` is called after each one
 */
export async function drawDiagramsIn(root: HTMLElement, scheme: Scheme, changed: () => void): Promise<void> {
  await Promise.all(
    [...root.querySelectorAll<HTMLElement>('pre.mermaid-source')].map(async (pre) => {
      const source = pre.textContent ?? ''
      const figure = figureFor(pre)
      try {
        const svg = await drawDiagram(source, scheme)
        figure.className = 'diagram'
        figure.innerHTML = svg
        describe(figure, pre.getAttribute('aria-label') ?? source)
        pre.hidden = true
      } catch (error) {
        figure.className = 'diagram-error'
        figure.textContent = `This diagram cannot be drawn. ${firstLine(error)}`
        pre.hidden = false
      }
      changed()
    }),
  )
}

function figureFor(pre: HTMLElement): HTMLElement {
  const next = pre.nextElementSibling
  if (next instanceof HTMLElement && next.dataset.diagram !== undefined) return next
  const figure = document.createElement('div')
  figure.dataset.diagram = ''
  pre.after(figure)
  return figure
}

function describe(figure: HTMLElement, text: string): void {
  const svg = figure.querySelector('svg')
  if (!svg) return
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', `Diagram: ${text}`)
  svg.removeAttribute('aria-roledescription')
  const width = svg.viewBox.baseVal?.width
  if (width) svg.style.setProperty('--natural', `${Math.round(width)}px`)
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0] ?? ''
}
