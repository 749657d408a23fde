import { lostAlarms } from './demo-runs.ts'
import { idleDeadline } from './lifecycle.ts'
import { countdownAlarm } from './quiz/countdown.ts'
import type { SessionCommand, SessionState } from './session.ts'

/** When the room must wake by itself and with which command: durable timers that need no table. */
export function nextAlarm(state: SessionState): { at: number; command: SessionCommand } | undefined {
  const { lifecycle, quizzes, demoRuns, at } = state
  if (lifecycle.phase === 'ended') return undefined
  const countdown = countdownAlarm(quizzes, at)
  const alarms: { at: number; command: SessionCommand }[] = [
    { at: idleDeadline(lifecycle), command: { type: 'session.expire' } },
    ...(countdown === undefined ? [] : [{ at: countdown, command: { type: 'countdown.tick' as const } }]),
    ...lostAlarms(demoRuns),
  ]
  return alarms.reduce((first, alarm) => (alarm.at < first.at ? alarm : first))
}
