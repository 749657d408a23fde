import { Compartment, EditorState, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, lineNumbers, WidgetType } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { type Splice, spliceBetween } from '../../documents/history/splice.ts'
import { cx } from '../../ui/cx.ts'
import editor from '../editor/code-editor.module.css'
import '../editor/editor-colors.css'
import { languageExtensions } from '../editor/editor-basics.ts'
import { editorTheme } from '../editor/editor-theme.ts'
import { languageOf } from '../editor/languages.ts'
import styles from './history-viewer.module.css'

/** Of a long piece that was taken out only the beginning is shown. */
const REMOVED_SHOWN = 160
/** Lines marked at the edge for one place that changed. */
const LINES_MARKED = 200

/** One file as it was, with what changed last marked in it. */
export function HistoryViewer(props: {
  file: string
  text: string
  /** What changed last, in order from the start of the file. */
  changed: readonly Splice[]
  /** What changed last only comes into sight and is not marked. */
  unmarked?: boolean
  className?: string | undefined
}) {
  const { file, text, changed, unmarked } = props
  const home = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()
  const [language] = useState(() => new Compartment())

  useEffect(() => {
    const opened = new EditorView({
      parent: home.current ?? undefined,
      state: EditorState.create({
        extensions: [
          EditorState.lineSeparator.of('\n'),
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: '0',
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-readonly': 'true',
            'aria-label': `${file}, as it was`,
          }),
          lineNumbers(),
          EditorView.lineWrapping,
          language.of([]),
          marks,
          editorTheme,
        ],
      }),
    })
    setView(opened)
    let current = true
    languageOf(file)
      .load()
      .then(
        (support) =>
          current && opened.dispatch({ effects: language.reconfigure(languageExtensions(file, support)) }),
        // The chunk cannot be had while the network is away; the text can be read without colours.
        () => undefined,
      )
    return () => {
      current = false
      opened.destroy()
    }
  }, [file, language])

  useEffect(() => {
    if (!view) return
    const splice = spliceBetween(view.state.doc.toString(), text)
    const at = changed[0]?.at
    view.dispatch({
      changes: splice
        ? { from: splice.at, to: splice.at + splice.removed.length, insert: splice.inserted }
        : [],
      effects: [
        markChanged.of(unmarked ? [] : changed),
        ...(at === undefined
          ? []
          : [EditorView.scrollIntoView(Math.min(at, text.length), { y: 'nearest', yMargin: 60 })]),
      ],
    })
  }, [view, text, changed, unmarked])

  return (
    <div
      ref={home}
      className={cx(editor.editor, styles.viewer, props.className)}
      style={{ '--editor-size': '15px' } as object}
    />
  )
}

const markChanged = StateEffect.define<readonly Splice[]>()

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(old, { effects, state }) {
    const effect = effects.find((one) => one.is(markChanged))
    return effect ? decorations(effect.value as readonly Splice[], state.doc) : old
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorations(changed: readonly Splice[], doc: Text): DecorationSet {
  return Decoration.set(
    changed.flatMap(({ at, removed, inserted }) => {
      const to = Math.min(at + inserted.length, doc.length)
      const [first, last] = [doc.lineAt(Math.min(at, to)).number, doc.lineAt(to).number]
      return [
        // A line break that came or went shows in nothing but this.
        ...range(first, Math.min(last, first + LINES_MARKED)).map((n) => touchedLine.range(doc.line(n).from)),
        ...(removed === '' ? [] : [Decoration.widget({ widget: new Removed(removed), side: -1 }).range(at)]),
        ...(to > at ? [insertedText.range(at, to)] : []),
      ]
    }),
    true,
  )
}

const touchedLine = Decoration.line({ class: styles.touched ?? '' })
const insertedText = Decoration.mark({ class: styles.inserted ?? '', tagName: 'ins' })

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

class Removed extends WidgetType {
  private readonly text: string

  constructor(text: string) {
    super()
    this.text = text
  }

  override eq(other: Removed): boolean {
    return other.text === this.text
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('del')
    element.className = styles.removed ?? ''
    const more = this.text.length > REMOVED_SHOWN
    element.textContent = `${this.text.slice(0, REMOVED_SHOWN)}${more ? '…' : ''}`.replaceAll('\n', '⏎')
    return element
  }
}
