import type { ExerciseFile, ExerciseId } from '../course/exercise.ts'
import type { ParticipantId } from '../ids.ts'
import type { AskPhase } from '../session/talk/asks.ts'
import type { Interval } from './attendance.ts'
import type { HelpCall } from './help-report.ts'
import type { Participation } from './participation.ts'

/**
 * What a session holds of one learner, for them. Built field by field from what is theirs: it has no key that was not
 * revealed, no note of the staff and nothing of others. Times are ms since the epoch on the server's clock.
 */
export interface OwnData {
  title: string
  /** When this was put together. */
  now: number
  startedAt?: number
  endedAt?: number
  /** The session is deleted so many days after its end; absent where it is kept. */
  keptDays?: number
  me: {
    id: ParticipantId
    /** '' where it was erased. */
    name: string
    joinedAt: number
    /** How much longer they have for each question of a quiz; absent where they have no more than others. */
    extraTime?: number
  }
  attendance: { intervals: Interval[]; presentMs: number; share: number }
  /** Without anonymous votes, of which nobody knows whose they are. */
  answers: OwnAnswer[]
  work: OwnWorkData[]
  /** What they asked the class, anonymously or not. */
  asks: { text: string; anonymous: boolean; at: number; phase: AskPhase }[]
  calls: Pick<HelpCall, 'topic' | 'exercise' | 'askedAt' | 'claimedAt' | 'endedAt' | 'outcome'>[]
  /** How often they did what leaves no text. */
  counts: Pick<Participation, 'votes' | 'hands' | 'pace' | 'runs'>
}

/** An answer as people read it. */
export interface OwnAnswer {
  /** '' for polls. */
  quiz: string
  /** The question as plain text, and its place in the quiz, from 1. */
  question: string
  number: number
  round: 1 | 2
  answer: string
  at: number
  /** Absent before the reveal and where nothing is right or wrong. */
  correct?: boolean
  points?: number
}

export interface OwnWorkData {
  exercise: ExerciseId
  title: string
  /** It is shared with a team. */
  team: boolean
  openedAt: number
  /** How the visible checks came out last, as their browser said. */
  checks?: { passed: number; total: number; at: number }
  note?: string
  /** How many hints were opened. */
  hints: number
  submissions: { at: number; passed?: number; total: number }[]
  /** As they stand now; empty where `tooLarge`. */
  files: ExerciseFile[]
  tooLarge: boolean
}
