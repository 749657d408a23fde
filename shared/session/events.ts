import type { AttendanceEvent } from './attendance.ts'
import type { DemoRunEvent } from './demo-runs.ts'
import type { DemoEvent } from './demos.ts'
import type { DoorEvent } from './door.ts'
import type { FloorEvent } from './floor.ts'
import type { GroupEvent } from './groups.ts'
import type { HelpEvent } from './help.ts'
import type { LifecycleEvent } from './lifecycle.ts'
import type { NudgeEvent } from './nudges.ts'
import type { QuizEvent } from './quiz/events.ts'
import type { RosterEvent } from './roster.ts'
import type { StageEvent } from './stage.ts'
import type { TalkEvent } from './talk/talk.ts'
import type { TeamsEvent } from './teams.ts'
import type { TimingEvent } from './timing.ts'
import type { WorkEvent } from './work/events.ts'

/** Everything that can be written to a session's log. */
export type SessionEvent =
  | LifecycleEvent
  | RosterEvent
  | DoorEvent
  | FloorEvent
  | StageEvent
  | AttendanceEvent
  | DemoEvent
  | WorkEvent
  | TeamsEvent
  | QuizEvent
  | HelpEvent
  | DemoRunEvent
  | TalkEvent
  | TimingEvent
  | NudgeEvent
  | GroupEvent
