import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RESTORE } from '../../documents/history/restore.ts'
import { tellPlace } from './editor-place.ts'
import { editorTheme } from './editor-theme.ts'
import { type EditorLanguage, languageOf } from './languages.ts'
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
    EditorState.allowMultipleSelections.of(true),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    crosshairCursor(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of([
      ...closeBracketsKeymap,
      ...yUndoManagerKeymap,
      ...searchKeymap,
      ...completionKeymap,
      { key: 'Tab', run: acceptCompletion },
      indentWithTab,
      ...defaultKeymap,
    ]),
    EditorView.lineWrapping,
    tellPlace(awareness, fileName),
    showPointers(awareness, fileName),
    yCollab(text, awareness, { undoManager: undoManagerOf(text) }),
    editorTheme,
  ]
}

/** Four spaces in Python, as PEP 8 asks for; two elsewhere. */
export function languageExtensions(fileName: string, support: Extension): Extension {
  const language = languageOf(fileName)
  const python = language.name === 'Python'
  return [
    support,
    indentUnit.of(python ? '    ' : '  '),
    EditorState.tabSize.of(python ? 4 : 2),
    language.completes ? [] : wordsOfFile,
  ]
}

const wordsOfFile = EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }])

/** Whether the text may be changed. Without: it can be read, searched and copied, and phones show no keyboard. */
export function writable(may: boolean): Extension {
  return may ? [] : [EditorState.readOnly.of(true), EditorView.editable.of(false)]
}

/** What a screen reader says about the editor. */
export function described(name: string, hintId: string, language: EditorLanguage): Extension {
  return EditorView.contentAttributes.of({
    // Text that cannot be changed has to be reached by keyboards too.
    tabindex: '0',
    'aria-label': `${name}, ${language.name} editor`,
    'aria-describedby': hintId,
  })
}
