import { useMemo } from 'react'
import { useSessionId } from '../../hooks/use-session-id.tsx'
import { cx } from '../../ui/cx.ts'
import { withAssets } from '../slide/slide-html.ts'
import colors from './code-colors.module.css'
import styles from './rich-text.module.css'

/** Stem, option or explanation of a question, as the server compiled and sanitised it. */
export function RichText({ html, className, id }: { html: string; className?: string; id?: string }) {
  const session = useSessionId()
  const inner = useMemo(() => ({ __html: withAssets(html, session) }), [html, session])
  return (
    <div
      id={id}
      className={cx(styles.rich, colors.colors, className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled
      dangerouslySetInnerHTML={inner}
    />
  )
}
