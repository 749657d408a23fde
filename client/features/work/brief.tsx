import { useLayoutEffect, useMemo, useRef } from 'react'
import { useColorScheme } from '../../ui/theme.ts'
import { enableUtilities } from '../slide/enable-utilities.ts'
import { mendMath } from '../slide/math-fallback.ts'
import { withAssets } from '../slide/slide-html.ts'
import '../slide/slide.css'
import '../slide/slide-code.css'
import '../slide/slide-layouts.css'
import '../slide/slide-flow.css'
import { useRoom } from '../../hooks/use-room.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './brief.module.css'

/** What an exercise asks for: HTML that was compiled and sanitised as slides are, shown as a page of text. */
export function Brief({ html, language }: { html: string; language: string }) {
  const { session } = useRoom()
  const scheme = useColorScheme()
  const root = useRef<HTMLDivElement>(null)
  const content = useMemo(() => ({ __html: withAssets(html, session) }), [html, session])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another brief is another content of the same element
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    mendMath(element)
    void enableUtilities(element)
    if (!element.querySelector('.mermaid-source')) return
    void import('../slide/mermaid.ts')
      .then(({ drawDiagramsIn }) => drawDiagramsIn(element, scheme, () => undefined))
      // Not to be had (no network, an upgrade): the source of the diagrams stays in sight.
      .catch(() => undefined)
  }, [content, scheme])

  return (
    <div
      ref={root}
      className={cx('slide', 'flow', 'layout-default', styles.brief)}
      data-scheme={scheme}
      data-theme={scheme}
      lang={language}
    >
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled */}
      <div className="slide-body" dangerouslySetInnerHTML={content} />
    </div>
  )
}
