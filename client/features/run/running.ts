import type { OutputPart, RunEnding } from '../../../shared/session/demo-runs.ts'
import type { Ran, ShownRun } from './shown-run.ts'

/** How the files of an editor are run: what whoever shows an editor may lay down. */
export interface Running {
  /** The file that is run; `main.*` or `index.*`, or else the one that is shown, where absent. */
  entry?: string | undefined
  /** The web app that requests go to: `main:app`. Looked for in the files where absent. */
  app?: string | undefined
  /** Told when a run of this page is over. */
  onRan?: ((ran: Ran) => void) | undefined
  /** Others who see what is run here; nobody does where absent. */
  audience?: RunAudience | undefined
}

/** The people of an editor whose runs everybody sees. */
export interface RunAudience {
  /** The last run, as everybody sees it. */
  shown: ShownRun | undefined
  /** Tells everybody of a run of this page. Absent for those whose runs are their own affair. */
  tell?: ((run: { id: string; file: string }) => RunTeller) | undefined
  /** Takes the last run from everybody's screen. */
  clear?: (() => void) | undefined
}

export interface RunTeller {
  wrote: (part: OutputPart) => void
  ended: (ending: RunEnding) => void
}
