import { type Extension, Prec, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  WidgetType,
} from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import { pointAt, pointersIn, type SeenPointer } from '../../documents/pointers.ts'
import { randomId } from '../../net/random-id.ts'

const setPointers = StateEffect.define<readonly SeenPointer[]>()

const pointedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(setPointers)) next = decorate(transaction.state.doc, effect.value)
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorate(
  doc: { lines: number; line(n: number): { from: number; to: number } },
  all: readonly SeenPointer[],
) {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { line: number, by, self } of all) {
    const line = doc.line(Math.min(number, doc.lines))
    const style = `--pointer: ${by.color}`
    builder.add(line.from, line.from, Decoration.line({ class: 'cm-pointed', attributes: { style } }))
    const widget = new PointerName(self ? 'You' : by.name, by.color)
    builder.add(line.to, line.to, Decoration.widget({ widget, side: 1 }))
  }
  return builder.finish()
}

/** Whose finger it is, behind the end of the line. Screen readers are told by the page. */
class PointerName extends WidgetType {
  private readonly name: string
  private readonly color: string

  constructor(name: string, color: string) {
    super()
    this.name = name
    this.color = color
  }

  override eq(other: PointerName): boolean {
    return other.name === this.name && other.color === this.color
  }

  toDOM(): HTMLElement {
    const label = document.createElement('span')
    label.className = 'cm-pointerName'
    label.setAttribute('aria-hidden', 'true')
    label.style.setProperty('--pointer', this.color)
    label.textContent = `☚ ${this.name}`
    return label
  }
}

/** Shows the lines of a file at which somebody in the document points. */
export function showPointers(awareness: Awareness, file: string): Extension {
  const watch = ViewPlugin.fromClass(
    class {
      private readonly view: EditorView
      private known = ''

      constructor(view: EditorView) {
        this.view = view
        awareness.on('change', this.look)
        queueMicrotask(this.look)
      }

      destroy() {
        awareness.off('change', this.look)
        this.known = 'gone'
      }

      private readonly look = () => {
        if (this.known === 'gone') return
        const pointers = pointersIn(awareness).filter((pointer) => pointer.file === file)
        // Cursors move all the time; fingers seldom do.
        const text = JSON.stringify(pointers)
        if (text === this.known || (this.known === '' && pointers.length === 0)) return
        this.known = text
        this.view.dispatch({ effects: setPointers.of(pointers) })
      }
    },
  )
  return [pointedLines, watch]
}

/** Points at a line of the document for everybody in it. @param number from 1 */
export function pointAtLine(awareness: Awareness, file: string, number: number): void {
  pointAt(awareness, { id: randomId(), file, line: number })
}

/** Points at the line of the cursor. */
export function pointAtCursor(view: EditorView, awareness: Awareness, file: string): void {
  pointAtLine(awareness, file, view.state.doc.lineAt(view.state.selection.main.head).number)
}

/** A click on a line's number, or Alt-P in the line, points at it. */
export function mayPoint(awareness: Awareness, file: string): Extension {
  return [
    lineNumbers({
      domEventHandlers: {
        click: (view, block) => {
          pointAtLine(awareness, file, view.state.doc.lineAt(block.from).number)
          return true
        },
      },
    }),
    EditorView.editorAttributes.of({ class: 'cm-mayPoint' }),
    Prec.high(
      keymap.of([
        {
          key: 'Alt-p',
          run: (view) => {
            pointAtCursor(view, awareness, file)
            return true
          },
        },
      ]),
    ),
  ]
}
