import { EditorState, type Extension } from '@codemirror/state'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RESTORE } from '../../documents/history/restore.ts'
import { editorBasics } from './editor-basics.ts'
import { tellPlace } from './editor-place.ts'
import { editorTheme } from './editor-theme.ts'
import { showPointers } from './pointed-lines.ts'

/** Kept beside the text, so that what was typed can still be undone after a look at another file. */
const undoManagers = new WeakMap<Y.Text, Y.UndoManager>()

function undoManagerOf(text: Y.Text): Y.UndoManager {
  const known = undoManagers.get(text)
  if (known) return known
  // The editor adds itself as an origin; others' edits are not ours to undo.
  const made = new Y.UndoManager(text, { trackedOrigins: new Set([RESTORE]) })
  undoManagers.set(text, made)
  return made
}

/** An editor of one shared text; what can change while it is open (rights, size, language) comes in compartments. */
export function editorExtensions(text: Y.Text, awareness: Awareness, fileName: string): Extension {
  return [
    // A carriage return counts as a letter in Yjs and would move every place behind it.
    EditorState.lineSeparator.of('\n'),
    editorBasics(yUndoManagerKeymap),
    tellPlace(awareness, fileName),
    showPointers(awareness, fileName),
    yCollab(text, awareness, { undoManager: undoManagerOf(text) }),
    editorTheme,
  ]
}
