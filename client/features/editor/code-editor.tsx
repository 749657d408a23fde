import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useId, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { cx } from '../../ui/cx.ts'
import styles from './code-editor.module.css'
import './editor-colors.css'
import { described, languageExtensions, writable } from './editor-basics.ts'
import { editorExtensions } from './editor-extensions.ts'
import { languageOf } from './languages.ts'
import { mayPoint } from './pointed-lines.ts'

/**
 * A CodeMirror editor of one shared text. Give it a `key` that changes with the text: it never changes hands.
 */
export function CodeEditor(props: {
  text: Y.Text
  awareness: Awareness
  fileName: string
  mayWrite: boolean
  /** May point at lines for everybody in the document. */
  pointing?: boolean
  /** Font size in px; on touch screens at least 16. */
  size: number
  /** The editor, and undefined when it goes. */
  onView?: ((view: EditorView | undefined) => void) | undefined
  className?: string | undefined
}) {
  const { text, awareness, fileName, mayWrite, pointing = false, size, onView } = props
  const home = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()
  const [parts] = useState(() => ({
    language: new Compartment(),
    write: new Compartment(),
    point: new Compartment(),
    name: new Compartment(),
  }))
  const hintId = useId()

  useEffect(() => {
    const opened = new EditorView({
      parent: home.current ?? undefined,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          // Before the bindings: of two that claim a key the first has it.
          parts.write.of(writable(false)),
          parts.point.of([]),
          parts.language.of([]),
          parts.name.of([]),
          editorExtensions(text, awareness, fileName),
        ],
      }),
    })
    setView(opened)
    return () => {
      opened.destroy()
      setView(undefined)
    }
  }, [text, awareness, fileName, parts])

  useEffect(() => {
    onView?.(view)
    return () => onView?.(undefined)
  }, [view, onView])

  useEffect(() => {
    view?.dispatch({ effects: parts.write.reconfigure(writable(mayWrite)) })
  }, [view, mayWrite, parts])

  useEffect(() => {
    const may = pointing ? mayPoint(awareness, fileName) : []
    view?.dispatch({ effects: parts.point.reconfigure(may) })
  }, [view, pointing, awareness, fileName, parts])

  useEffect(() => {
    const language = languageOf(fileName)
    view?.dispatch({ effects: parts.name.reconfigure(described(fileName, hintId, language)) })
    let current = true
    void language.load().then(
      (support) => {
        if (!current) return
        view?.dispatch({ effects: parts.language.reconfigure(languageExtensions(fileName, support)) })
      },
      // The chunk cannot be had while the network is away; the text can be edited without colours.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [view, fileName, hintId, parts])

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines are measured again after the size has changed
  useEffect(() => view?.requestMeasure(), [view, size])

  return (
    <div
      ref={home}
      className={cx(styles.editor, props.className)}
      style={{ '--editor-size': `${size}px` } as object}
    >
      <p id={hintId} className="visually-hidden">
        {mayWrite
          ? 'Tab indents. To leave the editor with the keyboard, press Escape and then Tab.'
          : 'You can read this and not change it.'}
        {pointing && ' Alt+P points at the line of the cursor for everybody here.'}
      </p>
    </div>
  )
}
