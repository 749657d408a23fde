import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import type { EditorPlace } from '../../documents/people-here.ts'

const TELL_MS = 150
/** The cursor's line is kept this far from the lower edge. */
const MARGIN_PX = 48

/** Where an editor stands. `head` is told only while it can be seen: whoever scrolls away shows something else. */
export function placeOfEditor(view: EditorView, file: string): EditorPlace {
  const { scrollTop, clientHeight } = view.scrollDOM
  const top = view.lineBlockAtHeight(scrollTop - view.documentPadding.top)
  const { head } = view.state.selection.main
  const cursor = view.lineBlockAt(head)
  const seen = cursor.bottom > scrollTop && cursor.top < scrollTop + clientHeight
  const topLine = view.state.doc.lineAt(top.from).number
  return { file, topLine, ...(seen ? { head } : {}) }
}

/** Moves an editor to a place of another one, which may be higher: its first line, but with the cursor in sight. */
export function moveTo(view: EditorView, place: EditorPlace): void {
  const { doc } = view.state
  const line = doc.line(Math.max(1, Math.min(place.topLine, doc.lines)))
  let top = line.number === 1 ? 0 : view.lineBlockAt(line.from).top + view.documentPadding.top
  if (place.head !== undefined) {
    const cursor = view.lineBlockAt(Math.max(0, Math.min(place.head, doc.length)))
    const lowest = cursor.bottom + view.documentPadding.top + MARGIN_PX - view.scrollDOM.clientHeight
    top = Math.max(top, lowest)
  }
  if (Math.abs(view.scrollDOM.scrollTop - top) > 1) view.scrollDOM.scrollTop = top
}

/** Puts the cursor at the beginning of a line (from 1), in the middle of the editor, and the focus into it. */
export function goToLine(view: EditorView, number: number): void {
  const { doc } = view.state
  const { from } = doc.line(Math.max(1, Math.min(number, doc.lines)))
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
  view.focus()
}

/** Scrolls a line (from 1) into the middle of the editor and leaves cursor and focus where they are. */
export function showLine(view: EditorView, number: number): void {
  const { doc } = view.state
  const { from } = doc.line(Math.max(1, Math.min(number, doc.lines)))
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) })
}

/** Tells everybody in the document where this editor stands, for those who follow. */
export function tellPlace(awareness: Awareness, file: string) {
  return ViewPlugin.fromClass(
    class {
      private readonly view: EditorView
      private timer: ReturnType<typeof setTimeout> | undefined
      private last = ''

      constructor(view: EditorView) {
        this.view = view
        view.scrollDOM.addEventListener('scroll', this.later)
        this.later()
      }

      update({ selectionSet, docChanged, geometryChanged }: ViewUpdate) {
        if (selectionSet || docChanged || geometryChanged) this.later()
      }

      destroy() {
        clearTimeout(this.timer)
        this.view.scrollDOM.removeEventListener('scroll', this.later)
      }

      private readonly later = () => {
        this.timer ??= setTimeout(() => {
          this.timer = undefined
          if (!awareness.getLocalState()) return
          const place = placeOfEditor(this.view, file)
          const text = JSON.stringify(place)
          if (text === this.last) return
          this.last = text
          awareness.setLocalStateField('view', place)
        }, TELL_MS)
      }
    },
  )
}

/** Calls back when a person takes an editor into their own hands: scrolls, clicks or types. */
export function onOwnMove(view: EditorView, moved: () => void): () => void {
  const key = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (!ctrlKey && !metaKey && !['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta'].includes(key)) moved()
  }
  const events = ['wheel', 'touchmove', 'pointerdown'] as const
  for (const name of events) view.dom.addEventListener(name, moved, { passive: true })
  view.dom.addEventListener('keydown', key)
  return () => {
    for (const name of events) view.dom.removeEventListener(name, moved)
    view.dom.removeEventListener('keydown', key)
  }
}
