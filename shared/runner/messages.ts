import type { KilledEvent, KillReason, RunLimits } from './types.ts'

/** Why a program was ended, in words for the learner. */
export function killed(reason: KillReason, limits: RunLimits, ms: number): KilledEvent {
  return { type: 'killed', reason, message: texts[reason](limits), ms: Math.round(ms) }
}

const texts: Record<KillReason, (limits: RunLimits) => string> = {
  stopped: () => 'Stopped.',
  time: ({ wallMs }) =>
    `Stopped after ${wallMs / 1000} s: the program did not end. Look for a loop that never ends, or for a wait ` +
    'for something that never comes.',
  output: ({ outputLines, outputBytes }) =>
    `Stopped: the program wrote more than ${outputLines.toLocaleString('en')} lines or ` +
    `${Math.round(outputBytes / 1024)} kB. Look for a loop that prints for ever.`,
  memory: ({ memoryBytes }) =>
    `Stopped: the program used more than ${Math.round(memoryBytes / 2 ** 20)} MB of memory. Look for a list or ` +
    'text that grows for ever.',
  crashed: () =>
    'Stopped: the browser ended the sandbox, most likely because the program used too much memory. Look for a ' +
    'list or text that grows for ever.',
}
