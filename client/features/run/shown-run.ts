import type { ProgramError, RunEnd } from '../../../shared/runner/types.ts'
import type { OutputPart, RunEnding, RunHow } from '../../../shared/session/demo-runs.ts'

/** A run as it is shown: one's own, or the one that a class is shown. */
export interface ShownRun {
  id: string
  /** The file that is run. */
  file: string
  /** In the order of writing. */
  output: readonly OutputPart[]
  /** `preparing`: what runs it is being fetched or booted. */
  phase: 'preparing' | 'running' | 'ended'
  ending?: RunEnding
  /** Who runs it, where that may be somebody else. */
  by?: string
}

/** What became of a run, for whoever asked for it. */
export interface Ran {
  file: string
  /** It ended by itself, without an uncaught error and with exit code 0. */
  ok: boolean
  how: RunHow
  error?: ProgramError
  exitCode?: number
  ms: number
  stdout: string
  stderr: string
}

export function endingOf(end: RunEnd): RunEnding {
  switch (end.type) {
    case 'result': {
      const { ok, exitCode, error, ms } = end
      if (ok) return { how: 'ok', ms, exitCode }
      const message = error && (error.message ? `${error.name}: ${error.message}` : error.name)
      return { how: 'error', ms, exitCode, ...(message === undefined ? {} : { message }) }
    }
    case 'killed':
      return { how: end.reason, ms: end.ms, message: end.message }
    case 'failed':
      return { how: 'failed', ms: 0, message: end.message }
  }
}

/** How a run ended, as a sentence. */
export function sentenceOf({ how, ms, exitCode, message }: RunEnding): string {
  switch (how) {
    case 'ok':
      return `Finished in ${seconds(ms)}`
    case 'error':
      return message === undefined
        ? `Ended after ${seconds(ms)} with exit code ${exitCode ?? 1}`
        : `Ended after ${seconds(ms)} with an error: ${message}`
    case 'stopped':
      return `Stopped after ${seconds(ms)}`
    case 'lost':
      return 'Nothing more was heard of this run. Was the page closed that ran it?'
    default:
      return message ?? 'It could not be run.'
  }
}

/** Adds a piece; one that goes on where the last one ended becomes part of it. */
export function appended(output: readonly OutputPart[], part: OutputPart): OutputPart[] {
  const last = output.at(-1)
  if (last?.stream !== part.stream || part.skipped) return [...output, part]
  return [...output.slice(0, -1), { ...last, text: last.text + part.text }]
}

/** Milliseconds as a person reads them: “0.3 s”, “12 ms”. */
export const seconds = (ms: number): string =>
  ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
