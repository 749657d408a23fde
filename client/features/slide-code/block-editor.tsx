import { history, historyKeymap } from '@codemirror/commands'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useEffectEvent, useId, useRef } from 'react'
import { described, editorBasics, languageExtensions } from '../editor/editor-basics.ts'
import '../editor/editor-colors.css'
import { editorTheme } from '../editor/editor-theme.ts'
import { languageOf } from '../editor/languages.ts'
import styles from './block-editor.module.css'

/** A text ends where it ends here; the editors of whole files leave room below it. */
const small = Prec.high(EditorView.theme({ '.cm-content': { paddingBottom: '10px' } }))

/**
 * The editor that a block of a slide turns into: for one reader, with nothing shared. It takes the focus.
 * @param text what it begins with; another `key` begins anew
 */
export function BlockEditor(props: {
  fileName: string
  text: string
  onChange: (text: string) => void
  onRun: () => void
}) {
  const { fileName, text } = props
  const home = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const changed = useEffectEvent(props.onChange)
  const run = useEffectEvent(props.onRun)
  const first = useRef(text)

  useEffect(() => {
    const language = languageOf(fileName)
    const support = new Compartment()
    const view = new EditorView({
      parent: home.current ?? undefined,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          Prec.high(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run()
                  return true
                },
              },
            ]),
          ),
          support.of([]),
          editorBasics(historyKeymap),
          history(),
          described(fileName, hintId, language),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString())
          }),
          small,
          editorTheme,
        ],
      }),
    })
    view.focus()
    void language.load().then(
      (loaded) => view.dispatch({ effects: support.reconfigure(languageExtensions(fileName, loaded)) }),
      // The chunk cannot be had while the network is away; the text can be edited without colours.
      () => undefined,
    )
    return () => view.destroy()
  }, [fileName, hintId])

  return (
    <div ref={home} className={styles.editor}>
      <p id={hintId} className="visually-hidden">
        Tab indents. To leave the editor with the keyboard, press Escape and then Tab.
      </p>
    </div>
  )
}
