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
  type KeyBinding,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { type EditorLanguage, languageOf } from './languages.ts'

/** What every editor has, shared or not. @param undoKeys undo and redo are the business of whoever keeps the text */
export function editorBasics(undoKeys: readonly KeyBinding[]): Extension {
  return [
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
      ...undoKeys,
      ...searchKeymap,
      ...completionKeymap,
      { key: 'Tab', run: acceptCompletion },
      indentWithTab,
      ...defaultKeymap,
    ]),
    EditorView.lineWrapping,
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
