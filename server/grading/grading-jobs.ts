import { parentPort } from 'node:worker_threads'
import { type Grade, type GradedExercise, Grader } from './grade.ts'
import { type ProbeResult, runProbes } from './probes.ts'
import { type SandboxKit, sandboxKit } from './sandbox/sandbox.ts'
import { SandboxRunner } from './sandbox-runner.ts'
import { type StoredUpdate, submittedFiles } from './submitted-files.ts'

/**
 * The thread that holds the sandboxes. Expressions of authors are matched against what programs of learners wrote here:
 * one that never comes to an end must not hold up the thread of the sockets.
 */

export type Job =
  | { kind: 'probe' }
  | {
      kind: 'grade'
      /** Number of the runner, from 0; one job at a time for each. */
      slot: number
      exercise: GradedExercise
      updates: StoredUpdate[]
      revision: string
      /** When it was handed in, ms since the epoch. */
      at: number
    }

export interface Answers {
  probe: ProbeResult[]
  grade: Grade
}

export type Ask = Job & { id: number }
export type Answer = { id: number } & ({ value: Answers[Job['kind']] } | { error: string })

const grader = new Grader()
const runners = new Map<number, SandboxRunner>()
let kit: SandboxKit | undefined

parentPort?.on('message', (ask: Ask | 'close') => {
  if (ask === 'close') void close()
  else {
    work(ask).then(
      (value) => say({ id: ask.id, value }),
      (error: Error) => say({ id: ask.id, error: error.message }),
    )
  }
})

const say = (answer: Answer) => parentPort?.postMessage(answer)

async function work(job: Job): Promise<Answers[Job['kind']]> {
  const found = kit ? { kit } : sandboxKit()
  if ('missing' in found) throw new Error(found.missing)
  kit = found.kit
  if (job.kind === 'probe') return runProbes(kit)
  const files = submittedFiles(job.updates, job)
  if (!files) return { reason: 'what was handed in is not in the history of the workspace' }
  const runner = runners.get(job.slot) ?? new SandboxRunner(kit)
  runners.set(job.slot, runner)
  return grader.grade(runner, job.exercise, files)
}

async function close(): Promise<void> {
  await Promise.all([...runners.values()].map((runner) => runner.dispose()))
  kit?.dispose()
  parentPort?.close()
}
