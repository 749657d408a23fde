import { unifiedMergeView } from '@codemirror/merge'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import editor from '../editor/code-editor.module.css'
import '../editor/editor-colors.css'
import { languageExtensions } from '../editor/editor-basics.ts'
import { editorTheme } from '../editor/editor-theme.ts'
import { languageOf } from '../editor/languages.ts'
import styles from './diff-view.module.css'

/** One file before and after, line by line, what is the same folded away. */
export function DiffView(props: { file: string; before: string; after: string; label: string }) {
  const { file, before, after, label } = props
  const home = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const language = new Compartment()
    const view = new EditorView({
      parent: home.current ?? undefined,
      state: EditorState.create({
        doc: after,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: '0',
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-readonly': 'true',
            'aria-label': label,
          }),
          lineNumbers(),
          EditorView.lineWrapping,
          language.of([]),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            gutter: true,
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
          editorTheme,
        ],
      }),
    })
    let current = true
    languageOf(file)
      .load()
      .then(
        (support) =>
          current && view.dispatch({ effects: language.reconfigure(languageExtensions(file, support)) }),
        // Without network the text is read without colours.
        () => undefined,
      )
    return () => {
      current = false
      view.destroy()
    }
  }, [file, before, after, label])
  return (
    <div
      ref={home}
      className={cx(editor.editor, styles.diff)}
      style={{ '--editor-size': '14px' } as object}
    />
  )
}
