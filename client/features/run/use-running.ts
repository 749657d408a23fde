import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { RunFile } from '../../../shared/runner/types.ts'
import { fileNames, fileText } from '../../documents/document-files.ts'
import { warmUp } from './page-runner.ts'
import { entryOf, languageToRun } from './runnable.ts'
import type { Running, RunTeller } from './running.ts'
import type { ShownRun } from './shown-run.ts'
import { useProgram } from './use-program.ts'

/** The program of an editor: what would be run, what runs, and what is seen of it. */
export interface EditorRuns {
  /** The file that would be run; undefined where nothing can be. */
  entry: string | undefined
  /** A program of this page is running. */
  busy: boolean
  /** Only the reader sees what they run, beside what everybody sees. */
  aside: boolean
  /** What is shown as the output: of everybody where the editor has an audience, else the reader's own. */
  output: ShownRun | undefined
  /** The reader's own run beside that. */
  own: ShownRun | undefined
  start: () => void
  stop: () => void
  clearOutput: (() => void) | undefined
  clearOwn: () => void
  /** Fetches what the first run needs. */
  warm: () => void
}

/**
 * @param doc the shared document of files, once it is there
 * @param shown the file that the person looks at
 * @param warm what the first run needs is fetched at once, not only when somebody is about to run
 */
export function useRunning(
  doc: Y.Doc | undefined,
  names: readonly string[],
  shown: string | undefined,
  running: Running | undefined,
  warm: boolean,
): EditorRuns {
  const program = useProgram()
  const { run: own } = program
  const [sharedBefore, setSharedBefore] = useState<string>()
  const entry = running && doc ? entryOf(names, shown, running.entry) : undefined
  const language = entry === undefined ? undefined : languageToRun(entry)
  const audience = running?.audience
  const tell = audience?.tell
  const shared = audience?.shown

  useEffect(() => {
    if (warm && language && doc) warmUp(language, filesOf(doc))
  }, [warm, language, doc])

  // A run of this page is what everybody sees, until somebody else runs something.
  const leads = own !== undefined && [own.id, sharedBefore].includes(shared?.id)
  const overtaken = tell !== undefined && own !== undefined && own.phase !== 'ended' && !leads
  const { stop } = program
  useEffect(() => {
    if (overtaken) stop()
  }, [overtaken, stop])

  const start = () => {
    if (!doc || entry === undefined || !language) return
    setSharedBefore(shared?.id)
    let teller: RunTeller | undefined
    program.start(
      { language, entry, files: filesOf(doc) },
      {
        started: (run) => {
          teller = tell?.(run)
        },
        wrote: (part) => teller?.wrote(part),
        ended: (ending, ran) => {
          teller?.ended(ending)
          running?.onRan?.(ran)
        },
      },
    )
  }
  const aside = audience !== undefined && tell === undefined
  const mine = audience === undefined || (tell !== undefined && leads)
  return {
    entry,
    busy: own !== undefined && own.phase !== 'ended',
    aside,
    output: mine ? own : shared,
    own: aside && own?.id !== shared?.id ? own : undefined,
    start,
    stop,
    clearOutput: aside
      ? undefined
      : () => {
          program.clear()
          if (shared) audience?.clear?.()
        },
    clearOwn: program.clear,
    warm: () => language && doc && warmUp(language, filesOf(doc)),
  }
}

/** The program as it stands now: every file of the document. */
export const filesOf = (doc: Y.Doc): RunFile[] =>
  fileNames(doc).map((name) => ({ name, text: fileText(doc, name)?.toString() ?? '' }))
