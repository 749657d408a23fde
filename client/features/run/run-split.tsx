import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { read, write } from '../../hooks/use-stored.ts'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useBoxSize } from '../slide/use-box-size.ts'
import styles from './run-split.module.css'

/** From this width on the output stands beside the code. */
const BESIDE_PX = 1000
const LEAST = 15
const MOST = 80
const STEP = 5
/** Where nobody works, in per cent. */
const FIXED = 38

/** Code with the output below it, or beside it where there is room; the border between them is moved. */
export function RunSplit(props: {
  children: ReactNode
  panel: ReactNode
  /** What is in the panel: how much room it has is remembered for each, with this share to begin with, in per cent. */
  kind: string
  initial: number
  /** Only the panel's head is shown. */
  collapsed: boolean
  /** Nobody works at this screen. */
  fixed?: boolean
  /** Code and output take turns, as on a phone; the one that is not shown is still there. */
  only?: 'code' | 'panel' | undefined
}) {
  const { panel, kind, initial, collapsed, fixed, only } = props
  const [box, { width }] = useBoxSize<HTMLDivElement>()
  const beside = width >= BESIDE_PX && !collapsed && !only
  const key = `lectern.share-${kind}-${beside ? 'beside' : 'below'}`
  const [chosen, choose] = useState<Record<string, number>>({})
  const share = fixed ? FIXED : within(chosen[key] ?? Number(read(key) ?? initial))
  const store = (part: number) => {
    choose((old) => ({ ...old, [key]: within(part) }))
    write(key, String(within(part)))
  }

  const line = useRef<HTMLDivElement>(null)
  const drag = (event: PointerEvent) => {
    const around = box.current?.getBoundingClientRect()
    if (!around || !line.current?.hasPointerCapture(event.pointerId)) return
    const part = beside
      ? (around.right - event.clientX) / around.width
      : (around.bottom - event.clientY) / around.height
    store(part * 100)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = beside
      ? { ArrowLeft: STEP, ArrowRight: -STEP }
      : { ArrowUp: STEP, ArrowDown: -STEP }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    store(share + step)
  }
  return (
    <div ref={box} className={cx(styles.split, beside && styles.beside, fixed && styles.fixed)}>
      <div className={cx(styles.code, only === 'panel' && styles.away)}>{props.children}</div>
      {panel && !collapsed && !fixed && !only && (
        // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
        <div
          ref={line}
          role="separator"
          tabIndex={0}
          aria-label="Size of the output"
          aria-orientation={beside ? 'vertical' : 'horizontal'}
          aria-valuemin={LEAST}
          aria-valuemax={MOST}
          aria-valuenow={Math.round(share)}
          className={styles.line}
          onPointerDown={(event) => {
            event.preventDefault()
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={drag}
          onKeyDown={onKeyDown}
        />
      )}
      {!panel && only === 'panel' && (
        <EmptyState title="Nothing has been run yet">Press Run to see what your code does.</EmptyState>
      )}
      {panel && (
        <div
          className={cx(
            styles.panel,
            collapsed && styles.collapsed,
            only === 'panel' && styles.whole,
            only === 'code' && styles.away,
          )}
          style={{ '--run-share': `${share}%` } as CSSProperties}
        >
          {panel}
        </div>
      )}
    </div>
  )
}

const within = (share: number) => Math.min(MOST, Math.max(LEAST, Number.isFinite(share) ? share : 40))
