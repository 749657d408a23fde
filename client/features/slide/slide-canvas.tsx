import { type CSSProperties, lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import type { AudienceSlide, DeckInfo } from '../../../shared/course/deck.ts'
import type { SessionId } from '../../../shared/ids.ts'
import { useColorScheme } from '../../ui/theme.ts'
import type { SlideTools } from '../slide-code/slide-tools.ts'
import { applyStep } from './apply-step.ts'
import { enableUtilities } from './enable-utilities.ts'
import { CANVAS_WIDTH, contentScale, fitInto, shouldFlow } from './fit.ts'
import { mendMath } from './math-fallback.ts'
import styles from './slide-canvas.module.css'
import { SlideView } from './slide-view.tsx'
import { useBoxSize } from './use-box-size.ts'

// Few slides have code that runs; what it takes comes with the first of them.
const SlideCode = lazy(async () => ({
  default: (await import('../slide-code/slide-code.tsx')).SlideCode,
}))

export interface SlideCanvasProps {
  slide: AudienceSlide
  /** Click step from 0; `slide.steps` shows everything. */
  step: number
  deck: Pick<DeckInfo, 'aspect' | 'language'>
  /** Whose files the slide shows; absent where its addresses are whole, see `slideOfCourse`. */
  session?: SessionId
  /**
   * `auto`: narrow upright screens get a page that flows, everything else the scaled canvas. `canvas`: always
   * the canvas, as a projector or a preview needs it.
   */
  mode?: 'auto' | 'canvas'
  /** Only as wide as the box is; its height follows. For lists of small slides. */
  fitWidth?: boolean
  /** Readers may run the code of the slide, and do this with it; absent: it is only looked at. */
  tools?: SlideTools
}

/** One slide at one step, as large as its box allows. */
export function SlideCanvas(props: SlideCanvasProps) {
  const { slide, step, deck, session, mode = 'auto', fitWidth } = props
  const [frame, box] = useBoxSize<HTMLDivElement>()
  const root = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<HTMLElement>()
  const tools = slide.html.includes(' data-run="') ? props.tools : undefined
  const scheme = useColorScheme()
  const flow = mode === 'auto' && shouldFlow(box)
  const [content, setContent] = useState(1)

  useLayoutEffect(() => setDrawn(root.current ?? undefined), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each slide is another content of the same element
  useLayoutEffect(() => {
    if (root.current) applyStep(root.current, step)
  }, [slide, step])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each slide is another content of the same element
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    let live = true
    const measure = () => {
      if (live) setContent(flow ? 1 : fitContent(element, deck.aspect))
    }
    mendMath(element)
    void enableUtilities(element)?.then(measure)
    measure()
    // What gets its size later: pictures and diagrams.
    element.addEventListener('load', measure, true)
    if (element.querySelector('.mermaid-source')) {
      void import('./mermaid.ts')
        .then(({ drawDiagramsIn }) => drawDiagramsIn(element, scheme, measure))
        // Not to be had (no network, an upgrade): the source of the diagrams stays in sight.
        .catch(measure)
    }
    return () => {
      live = false
      element.removeEventListener('load', measure, true)
    }
  }, [slide, deck.aspect, flow, scheme])

  const size = fitInto(fitWidth ? { width: box.width, height: Number.POSITIVE_INFINITY } : box, deck.aspect)
  return (
    <div
      ref={frame}
      className={flow ? styles.flow : styles.frame}
      style={fitWidth ? { aspectRatio: deck.aspect } : undefined}
    >
      <div className={styles.sizer} style={flow ? undefined : { width: size.width, height: size.height }}>
        <SlideView
          ref={root}
          slide={slide}
          session={session}
          language={deck.language}
          scheme={scheme}
          flow={flow}
          tools={tools !== undefined}
          style={flow ? undefined : canvasStyle(content, deck.aspect, size.scale)}
        />
        {tools && drawn && (
          <Suspense>
            <SlideCode key={slide.html} slide={slide} root={drawn} flow={flow} tools={tools} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

function canvasStyle(content: number, aspect: number, scale: number): CSSProperties {
  const width = CANVAS_WIDTH / content
  return {
    position: 'absolute',
    width,
    height: width / aspect,
    transform: `scale(${scale * content})`,
    transformOrigin: '0 0',
    '--canvas-height': `${width / aspect}px`,
  } as CSSProperties
}

/** Lays the slide out at one factor after the other until nothing is cut off; see `contentScale`. */
function fitContent(slide: HTMLElement, aspect: number): number {
  shrinkWideCode(slide)
  return contentScale((factor) => {
    const width = CANVAS_WIDTH / factor
    slide.style.width = `${width}px`
    slide.style.height = `${width / aspect}px`
    slide.style.setProperty('--canvas-height', `${width / aspect}px`)
    return slide.scrollHeight <= slide.clientHeight + 1
  })
}

/** Nobody can scroll a projector sideways: long lines of code get smaller, down to two thirds. */
function shrinkWideCode(slide: HTMLElement): void {
  for (const pre of slide.querySelectorAll('pre')) {
    pre.style.removeProperty('--code-fit')
    const inner = pre.clientWidth - 36
    const wanted = pre.scrollWidth - 36
    if (inner > 0 && wanted > inner + 1) {
      pre.style.setProperty('--code-fit', Math.max(0.66, inner / wanted).toFixed(3))
    }
  }
}
