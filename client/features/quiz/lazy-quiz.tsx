import { lazy } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'

// Pages of a class in which nothing is asked do not fetch any of this.

/** A quiz or poll for whoever is in the class. */
export const LazyQuizStage = lazyPart(
  async () => (await import('./quiz-stage.tsx')).QuizStage,
  'Opening the question',
)

/** What is said of it to screen readers. */
export const LazyQuizVoice = lazy(async () => ({ default: (await import('./quiz-voice.tsx')).QuizVoice }))

/** What staff see of it. */
export const LazyHostStage = lazyPart(
  async () => (await import('./host/host-stage.tsx')).HostStage,
  'Opening the question',
)

/** Runs it. */
export const LazyHostBar = lazyPart(
  async () => (await import('./host/host-bar.tsx')).HostBar,
  'Opening the controls',
)

/** For the back row. */
export const LazyProjectorQuiz = lazyPart(
  async () => (await import('./projector/projector-quiz.tsx')).ProjectorQuiz,
  'Opening the question',
)
