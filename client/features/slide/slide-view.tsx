import { type CSSProperties, memo, type Ref, useMemo } from 'react'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { SessionId } from '../../../shared/ids.ts'
import { cx } from '../../ui/cx.ts'
import { type Paint, paintOf } from './paint.ts'
import { withAssets } from './slide-html.ts'
import './slide.css'
import './slide-code.css'
import './slide-layouts.css'
import './slide-flow.css'

interface SlideViewProps {
  slide: AudienceSlide
  session: SessionId | undefined
  language: string
  scheme: 'light' | 'dark'
  flow: boolean
  /** Room is left for the buttons of code that can be run. */
  tools: boolean
  style?: CSSProperties | undefined
  ref?: Ref<HTMLDivElement>
}

/**
 * The bare slide: its theme, layout and HTML. Steps, size and diagrams are put on from outside, so this draws
 * again only for another slide; the HTML is compiled and sanitised by the server.
 */
export const SlideView = memo(function SlideView(props: SlideViewProps) {
  const { slide, session, language, flow, tools, style, ref } = props
  const html = useMemo(() => ({ __html: withAssets(slide.html, session) }), [slide.html, session])
  const paint: Paint = useMemo(() => paintOf(slide, session), [slide, session])
  const scheme = paint.scheme ?? props.scheme
  return (
    <div
      ref={ref}
      className={cx(
        'slide',
        `layout-${slide.layout}`,
        flow && 'flow',
        tools && 'with-tools',
        paint.place === 'behind' && 'with-backdrop',
        paint.plain && 'with-color',
      )}
      data-scheme={scheme}
      data-theme={scheme}
      lang={language}
      style={{ ...paint.colors, ...style }}
    >
      {paint.place && (
        <div
          className={cx(
            paint.place === 'behind' ? 'slide-backdrop' : 'slide-image',
            slide.classes.split(' ').includes('bg-contain') && 'contain',
          )}
          style={{ backgroundImage: paint.image }}
        />
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled */}
      <div className={cx('slide-body', slide.classes)} dangerouslySetInnerHTML={html} />
    </div>
  )
})
