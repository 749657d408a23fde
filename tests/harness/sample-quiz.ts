import type { Answer, Quiz, StaffQuestion } from '../../shared/course/quiz.ts'
import type { ClientCommand } from '../../shared/session/session.ts'

const question = {
  stem: '<p>?</p>',
  points: 1,
  mayChange: false,
  anonymous: false,
} as const

const options = ['a', 'b', 'c'].map((id) => ({ id, html: id.toUpperCase() }))

export const choose = (...chosen: string[]): Answer => ({ kind: 'choice', options: chosen })

/** Right is `b`; 30 seconds; one answer. */
const pick: StaffQuestion = {
  question: { ...question, id: 'q/pick', kind: 'choice', form: 'single', options, points: 2, seconds: 30 },
  key: { kind: 'choice', options: ['b'] },
  explanation: '<p>Because of b.</p>',
  feedback: { a: 'No a.' },
  covers: [],
}

/** Right is “blue”; open-ended; may be changed. */
const say: StaffQuestion = {
  question: { ...question, id: 'q/say', kind: 'text', form: 'short', mayChange: true },
  key: { kind: 'text', accepted: ['blue'], caseSensitive: false },
  explanation: '',
  covers: [],
}

/** Anonymous, without a key, may be changed. */
const rate: StaffQuestion = {
  question: {
    ...question,
    id: 'q/rate',
    kind: 'rating',
    steps: 5,
    low: 'lost',
    high: 'clear',
    points: 0,
    anonymous: true,
    mayChange: true,
  },
  explanation: '',
  covers: [],
}

/** `q/pick` (30 s, right is `b`, 2 points), `q/say` (right is “blue”, may be changed), `q/rate` (anonymous, 1 to 5). */
export const SAMPLE_QUIZ: Quiz = { id: 'q', title: 'A quiz', questions: [pick, say, rate] }

/** What opens it. */
export const openSample = {
  type: 'quiz.open',
  quiz: 'q',
  pace: 'host',
  scoring: 'points',
  board: 'names',
  live: false,
} as const

export const samplePoll = {
  type: 'poll.open',
  poll: { kind: 'choice', stem: 'Tea or coffee?', multiple: false, options: ['Tea', 'Coffee'] },
  anonymous: false,
  mayChange: false,
  live: false,
} as const satisfies ClientCommand

export const ask = (name: string, run = 'r1') =>
  ({ type: 'question.show', run, question: `q/${name}` }) as const

export const give = (name: string, answer: Answer, round: 1 | 2 = 1, run = 'r1') =>
  ({ type: 'answer.give', run, question: `q/${name}`, round, answer }) as const

export const close = (name: string, run = 'r1') =>
  ({ type: 'question.close', run, question: `q/${name}` }) as const

export const reveal = (name: string, run = 'r1') =>
  ({ type: 'question.reveal', run, question: `q/${name}` }) as const
