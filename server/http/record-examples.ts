import { BEGIN, EXERCISE, HOST, LEARNER, MINUTE, SESSION } from './examples.ts'

/** Examples of the lists of what a session consists of: those of a class of one learner. */
const page = { total: 1 }

export const participantList = {
  items: [{ participant: LEARNER, name: 'Lea', role: 'learner', standing: 'in', joinedAt: BEGIN - MINUTE }],
  ...page,
} as const

export const documentList = {
  items: [
    {
      document: `${SESSION}/work/${EXERCISE}/${LEARNER}`,
      kind: 'work',
      exercise: EXERCISE,
      owner: LEARNER,
      updates: 12,
      changedAt: BEGIN,
    },
  ],
  ...page,
} as const

export const quizRunList = {
  items: [
    {
      run: 'r1',
      number: 1,
      quiz: 'q',
      title: 'A quiz',
      scoring: 'points',
      finished: false,
      questions: 3,
      asked: 1,
      revealed: 1,
      people: 1,
    },
  ],
  ...page,
} as const

export const answerList = {
  items: [
    {
      run: 'r1',
      question: 'q/pick',
      participant: LEARNER,
      round: 1,
      at: BEGIN + 9_000,
      ms: 9_000,
      answer: { kind: 'choice', options: ['b'] },
      correct: true,
      share: 1,
      points: 2,
    },
  ],
  ...page,
} as const

export const exerciseList = {
  items: [
    {
      exercise: EXERCISE,
      number: 1,
      title: 'Hello',
      points: 2,
      opened: 1,
      passed: 1,
      submitted: 1,
      released: false,
    },
  ],
  ...page,
}

export const logEntryList = {
  items: [
    {
      seq: 4,
      at: BEGIN,
      type: 'slide.shown',
      actor: { kind: 'participant', id: HOST },
      body: { slide: 1, step: 0 },
    },
  ],
  next: '/api/v1/sessions/2mpf7kcwp9p6my1z5xekkbw538/events?limit=1&cursor=WyJzZXEiLDQsIjQiLCJqcjVfVjBrYSJd',
} as const
