import { BookOpenText } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { EditorPane, SharedEditorProps } from '../editor/shared-editor.tsx'
import { useBoxSize } from '../slide/use-box-size.ts'
import styles from './workspace-layout.module.css'

type Pane = 'task' | EditorPane

/** Below this width task, code and output take turns. */
const NARROW_PX = 760
const PANES: { id: Pane; label: string }[] = [
  { id: 'task', label: 'Task' },
  { id: 'code', label: 'Code' },
  { id: 'output', label: 'Output' },
]

/** An exercise and somebody's work at it: beside each other, or as three tabs where there is little room. */
export function WorkspaceLayout(props: {
  /** Of the exercise. */
  title: string
  task: ReactNode
  /** Beside the name of the task's tab on a narrow screen. */
  taskMark?: ReactNode
  /** Whose work it is, who sees it: one line. */
  note: ReactNode
  /** Beside the note. */
  tools?: ReactNode
  /** What is seen first: on a wide screen code alone, on a narrow one this tab. */
  first: 'task' | 'code'
  editor: (pane: SharedEditorProps['pane']) => ReactNode
  className?: string | undefined
}) {
  const { title, first } = props
  const [box, { width }] = useBoxSize<HTMLDivElement>()
  const [pane, setPane] = useState<Pane>(first)
  const [taskShown, setTaskShown] = useState(first === 'task')
  const list = useRef<HTMLDivElement>(null)
  const base = useId()
  const narrow = width > 0 && width < NARROW_PX

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const at = PANES.findIndex(({ id }) => id === pane)
    const next = (at + step + PANES.length) % PANES.length
    event.preventDefault()
    event.stopPropagation()
    setPane(PANES[next]?.id ?? 'task')
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  const editorPane: EditorPane = pane === 'output' ? 'output' : 'code'
  const task = (
    <>
      {narrow && <div className={styles.about}>{props.note}</div>}
      {props.task}
    </>
  )
  return (
    <div ref={box} className={cx(styles.workspace, narrow && styles.narrow, props.className)}>
      {narrow ? (
        <div className={styles.head}>
          <div
            role="tablist"
            aria-label={`Parts of ${title}`}
            ref={list}
            className={styles.panes}
            onKeyDown={onKeyDown}
          >
            {PANES.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                role="tab"
                id={`${base}-${id}`}
                aria-selected={id === pane}
                aria-controls={`${base}-panel`}
                tabIndex={id === pane ? 0 : -1}
                className={styles.pane}
                onClick={() => setPane(id)}
              >
                {label}
                {id === 'task' && props.taskMark}
              </button>
            ))}
          </div>
          {props.tools}
        </div>
      ) : (
        <div className={styles.head}>
          <IconButton
            label={taskShown ? 'Hide the task' : 'Show the task'}
            size="sm"
            pressed={taskShown}
            icon={<BookOpenText size={18} />}
            onClick={() => setTaskShown(!taskShown)}
          />
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.note}>{props.note}</div>
          {props.tools}
        </div>
      )}
      <div
        className={styles.body}
        {...(narrow ? { role: 'tabpanel', id: `${base}-panel`, 'aria-labelledby': `${base}-${pane}` } : {})}
      >
        {(narrow ? pane === 'task' : taskShown) && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
          <section className={styles.task} aria-label={`Task: ${title}`} tabIndex={0}>
            {task}
          </section>
        )}
        <div className={cx(styles.editor, narrow && pane === 'task' && styles.away)}>
          {props.editor(narrow ? { shown: editorPane, show: setPane } : undefined)}
        </div>
      </div>
    </div>
  )
}
