import * as z from 'zod'
import type { ParticipantId } from '../ids.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import type { DemosState } from './demos.ts'
import { mayTypeInDemo } from './permissions.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** `http`: what was asked of a web app in the program, and what it answered. */
export type OutputStream = 'stdout' | 'stderr' | 'http'

/** A piece of what a program wrote. */
export interface OutputPart {
  stream: OutputStream
  text: string
  /** So many characters before this piece are left out. */
  skipped?: number
}

/**
 * - `ok`, `error`: it ended by itself, the second with an uncaught error or an exit code other than 0
 * - `stopped`: by a person · `time`, `output`, `memory`, `crashed`: by a limit
 * - `failed`: it never ran · `lost`: nothing more was heard of it
 */
export type RunHow = 'ok' | 'error' | 'stopped' | 'time' | 'output' | 'memory' | 'crashed' | 'failed' | 'lost'

export interface RunEnding {
  how: RunHow
  /** How long it ran, in milliseconds. */
  ms: number
  exitCode?: number
  /** Why, in words for the reader. */
  message?: string
}

/** The last run of a live demo, in somebody's browser; what is known of it is what that page tells. */
export interface DemoRun {
  demo: string
  id: string
  by: ParticipantId
  file: string
  /** When it began, ms since the epoch. */
  startedAt: number
  /** When it was last heard of. */
  heardAt: number
  output: readonly OutputPart[]
  /** Characters in `output`. */
  length: number
  ending?: RunEnding
}

export interface DemoRunsState {
  /** One for each demo at most: its last. */
  last: readonly DemoRun[]
  /** How many were told of since the session began. */
  told: number
}

export type DemoRunEvent =
  | { type: 'demo.run-started'; demo: string; run: string; by: ParticipantId; file: string }
  | { type: 'demo.output-added'; demo: string; run: string; parts: OutputPart[] }
  | { type: 'demo.run-ended'; demo: string; run: string; ending: RunEnding }
  | { type: 'demo.run-cleared'; demo: string }

/** Characters that are kept of a run, and the pieces that they come in. */
export const RUN_OUTPUT_MAX = 8_000
export const RUN_PARTS_MAX = 100
/** Characters and pieces of one command: whatever they are, the command fits into one message. */
export const OUTPUT_COMMAND_MAX = 2_400
export const OUTPUT_COMMAND_PARTS = 20
/** A session keeps its whole log, so what goes into it is bounded. */
export const RUNS_MAX = 2_000
/** A run of which nothing was heard for so long is over: programs have ten seconds. */
export const RUN_LOST_MS = 30_000

const demo = z.string().regex(/^[a-z0-9]{8,32}$/)
const run = demo
const ms = z.int().min(0).max(3_600_000)
const skipped = z.int().min(1).max(1_000_000_000)

const part = z.strictObject({
  stream: z.enum(['stdout', 'stderr', 'http']),
  text: z.string().min(1),
  skipped: skipped.optional(),
})

const ending = z.strictObject({
  how: z.enum(['ok', 'error', 'stopped', 'time', 'output', 'memory', 'crashed', 'failed']),
  ms,
  exitCode: z.int().min(-1_000).max(100_000).optional(),
  message: z.string().min(1).max(500).optional(),
})

export const demoRunCommand = z.discriminatedUnion('type', [
  /** A program of the demo begins in the sender's browser; it takes the place of the last one. */
  z.strictObject({ type: z.literal('demo.run'), demo, run, file: z.string().min(1).max(200) }),
  z.strictObject({
    type: z.literal('demo.output'),
    demo,
    run,
    parts: z
      .array(part)
      .min(1)
      .max(OUTPUT_COMMAND_PARTS)
      .refine(
        (parts) => parts.reduce((sum, { text }) => sum + text.length, 0) <= OUTPUT_COMMAND_MAX,
        `The pieces have more than ${OUTPUT_COMMAND_MAX} characters together.`,
      ),
  }),
  z.strictObject({ type: z.literal('demo.run-end'), demo, run, ending }),
  z.strictObject({ type: z.literal('demo.clear-run'), demo }),
])

export type DemoRunCommand =
  | z.infer<typeof demoRunCommand>
  /** Only the server: ends a run that is not heard of any more. */
  | { type: 'demo.lose-run'; demo: string }

export const initialDemoRuns: DemoRunsState = { last: [], told: 0 }

export function decideDemoRuns(
  state: DemoRunsState,
  demos: DemosState,
  roster: RosterState,
  command: DemoRunCommand,
  ctx: DecideContext,
): Decision<DemoRunEvent> {
  const { demo: id } = command
  const last = state.last.find((one) => one.demo === id)
  if (command.type === 'demo.lose-run') {
    if (!last || last.ending || ctx.now < last.heardAt + RUN_LOST_MS) {
      return refuse('invalid', 'This run is not lost.')
    }
    return ok([{ type: 'demo.run-ended', demo: id, run: last.id, ending: lostEnding(last) }])
  }
  const item = demos.items.find((one) => one.id === id)
  if (!item) return refuse('not-found', 'There is no such live demo.')
  const member = ctx.actor.kind === 'participant' ? roster.members.get(ctx.actor.id) : undefined
  const mayType = member !== undefined && mayTypeInDemo(member, item)
  // Whoever lost the right in the middle of a run may still say that it is over.
  if (!member || (!mayType && command.type !== 'demo.run-end')) {
    return refuse('forbidden', 'Only those who may type in this live demo run it for everybody.')
  }
  switch (command.type) {
    case 'demo.run':
      if (last?.id === command.run) return refuse('invalid', 'There was a run with this id.')
      if (state.told >= RUNS_MAX) return refuse('full', `A session shows at most ${RUNS_MAX} runs.`)
      return ok([{ type: 'demo.run-started', demo: id, run: command.run, by: member.id, file: command.file }])
    case 'demo.clear-run':
      return ok(last ? [{ type: 'demo.run-cleared', demo: id }] : [])
    case 'demo.output':
    case 'demo.run-end': {
      if (last?.id !== command.run || last.by !== member.id) {
        return refuse('not-found', 'This run is not the one that is shown.')
      }
      if (last.ending) return refuse('invalid', 'This run is over.')
      if (command.type === 'demo.run-end') {
        return ok([{ type: 'demo.run-ended', demo: id, run: last.id, ending: command.ending }])
      }
      const { parts } = command
      const length = parts.reduce((sum, { text }) => sum + text.length, last.length)
      if (length > RUN_OUTPUT_MAX || last.output.length + parts.length > RUN_PARTS_MAX) {
        return refuse('full', `Of a run ${RUN_OUTPUT_MAX} characters are kept, in ${RUN_PARTS_MAX} pieces.`)
      }
      return ok([{ type: 'demo.output-added', demo: id, run: last.id, parts }])
    }
  }
}

/** @param at when it was written, ms since the epoch */
export function evolveDemoRuns(state: DemoRunsState, event: DemoRunEvent, at: number): DemoRunsState {
  switch (event.type) {
    case 'demo.run-started': {
      const { demo: id, run: runId, by, file } = event
      const begun = { demo: id, id: runId, by, file, startedAt: at, heardAt: at, output: [], length: 0 }
      return { last: [...without(state.last, id), begun], told: state.told + 1 }
    }
    case 'demo.output-added':
      return change(state, event.demo, (one) => ({
        ...one,
        heardAt: at,
        output: [...one.output, ...event.parts],
        length: event.parts.reduce((sum, { text }) => sum + text.length, one.length),
      }))
    case 'demo.run-ended':
      return change(state, event.demo, (one) => ({ ...one, heardAt: at, ending: event.ending }))
    case 'demo.run-cleared':
      return forgetRuns(state, event.demo)
  }
}

/** A demo that is closed takes its run with it. */
export const forgetRuns = (state: DemoRunsState, id: string): DemoRunsState => ({
  ...state,
  last: without(state.last, id),
})

/** When the session ends, nobody can tell any more of what was running. */
export const loseRuns = (state: DemoRunsState): DemoRunsState => ({
  ...state,
  last: state.last.map((one) => (one.ending ? one : { ...one, ending: lostEnding(one) })),
})

/** When which run is given up, unless something is heard of it before. */
export const lostAlarms = (state: DemoRunsState): { at: number; command: DemoRunCommand }[] =>
  state.last
    .filter(({ ending: over }) => !over)
    .map(({ demo: id, heardAt }) => ({
      at: heardAt + RUN_LOST_MS,
      command: { type: 'demo.lose-run', demo: id },
    }))

const lostEnding = ({ startedAt, heardAt }: DemoRun): RunEnding => ({ how: 'lost', ms: heardAt - startedAt })

const without = (last: readonly DemoRun[], id: string) => last.filter((one) => one.demo !== id)

const change = (state: DemoRunsState, id: string, update: (one: DemoRun) => DemoRun): DemoRunsState => ({
  ...state,
  last: state.last.map((one) => (one.demo === id ? update(one) : one)),
})
