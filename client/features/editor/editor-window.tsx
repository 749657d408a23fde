import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { yCollab } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { cx } from '../../ui/cx.ts'
import styles from './code-editor.module.css'
import './editor-colors.css'
import { writable } from './editor-basics.ts'
import { editorTheme } from './editor-theme.ts'
import { languageOf } from './languages.ts'

/**
 * A small window on a shared text: it shows what is typed and where, and nothing can be done in it. Give it a `key`
 * that changes with the text.
 */
export function EditorWindow(props: {
  text: Y.Text
  awareness: Awareness
  fileName: string
  /** Kept in the middle: a place in the text, in characters from its start. */
  place: { at: number } | undefined
  /** Font size in px. */
  size: number
  className?: string | undefined
}) {
  const { text, awareness, fileName, place, size } = props
  const home = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()

  useEffect(() => {
    const language = new Compartment()
    const opened = new EditorView({
      parent: home.current ?? undefined,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          writable(false),
          EditorState.lineSeparator.of('\n'),
          language.of([]),
          yCollab(text, awareness, { undoManager: false }),
          editorTheme,
        ],
      }),
    })
    let current = true
    void languageOf(fileName)
      .load()
      .then(
        (support) => current && opened.dispatch({ effects: language.reconfigure(support) }),
        // The chunk cannot be had while the network is away; the text is seen without colours.
        () => undefined,
      )
    setView(opened)
    return () => {
      current = false
      opened.destroy()
      setView(undefined)
    }
  }, [text, awareness, fileName])

  useEffect(() => {
    if (!view || !place) return
    view.requestMeasure({
      read: () => {
        const block = view.lineBlockAt(Math.max(0, Math.min(place.at, view.state.doc.length)))
        return block.top + view.documentPadding.top - view.scrollDOM.clientHeight / 2
      },
      // The window alone is scrolled: the page around it stays where it is.
      write: (top) => {
        view.scrollDOM.scrollTop = Math.max(0, top)
      },
    })
  }, [view, place])

  return (
    <div
      ref={home}
      className={cx(styles.editor, styles.window, props.className)}
      style={{ '--editor-size': `${size}px` } as object}
      aria-hidden="true"
      inert
    />
  )
}
