import {
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  type LucideIcon,
  MemoryStick,
  OctagonX,
  ScrollText,
} from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { RunHow } from '../../../shared/session/demo-runs.ts'
import { cx } from '../../ui/cx.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { OutputText } from './output-text.tsx'
import styles from './run-output.module.css'
import { type ShownRun, sentenceOf } from './shown-run.ts'
import type { Place } from './trace-links.ts'

const ICONS: Record<RunHow, LucideIcon> = {
  ok: CircleCheck,
  error: CircleX,
  stopped: OctagonX,
  time: Clock,
  output: ScrollText,
  memory: MemoryStick,
  crashed: CircleX,
  failed: CircleX,
  lost: CircleHelp,
}
/** So close to the lower edge the reader counts as being at it. */
const NEAR_PX = 24

/** What a program writes, and how it ended. The end stays in sight, unless the reader has scrolled up. */
export function RunOutput(props: {
  run: ShownRun
  /** Files whose lines are linked where an error names them. */
  files: readonly string[]
  onPlace?: ((place: Place) => void) | undefined
  /** Above the output: whose run it is. */
  note?: ReactNode
}) {
  const { run, files, onPlace } = props
  const { output, phase, ending } = run
  const box = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after everything that makes the output longer
  useLayoutEffect(() => {
    const element = box.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [output, phase])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run is followed from its beginning
  useLayoutEffect(() => {
    atEnd.current = true
  }, [run.id])

  const Icon = ending && ICONS[ending.how]
  return (
    <section
      ref={box}
      className={styles.output}
      aria-label={`Output of ${run.file}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight > scrollHeight - NEAR_PX
      }}
    >
      {props.note && <p className={styles.note}>{props.note}</p>}
      <OutputText output={output} files={files} onPlace={onPlace} />
      {phase === 'preparing' && (
        <p className={styles.state}>
          <Spinner size={14} /> Getting ready
        </p>
      )}
      {phase === 'running' && (
        <p className={styles.state}>
          <Spinner size={14} /> Running {run.file}
        </p>
      )}
      {ending && Icon && (
        <p className={cx(styles.state, ending.how === 'ok' ? styles.ok : styles.bad)}>
          <Icon size={15} aria-hidden="true" />
          <span>
            {sentenceOf(ending)}
            {ending.how === 'ok' && output.length === 0 && <>. It wrote nothing.</>}
          </span>
        </p>
      )}
    </section>
  )
}
