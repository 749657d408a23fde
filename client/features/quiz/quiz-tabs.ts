import { CircleQuestionMark } from 'lucide-react'
import type { StageTab } from '../demo/stage-tabs.tsx'
import { type ListedRun, runLabel, tabOf } from './runs-shown.ts'

/** A tab for each quiz or poll that goes on. */
export const quizTabs = (runs: readonly ListedRun[]): StageTab[] =>
  runs.map((run) => ({ id: tabOf(run.id), label: runLabel(run), Icon: CircleQuestionMark }))
