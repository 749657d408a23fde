import type { ClassReport } from '../../shared/report/class-report.ts'
import type { CourseProgress } from '../../shared/report/course-progress.ts'
import type { Missed } from '../../shared/report/missed.ts'
import type { OwnData } from '../../shared/report/own-data.ts'
import type { OwnQuizReport } from '../../shared/report/own-quiz-results.ts'
import type { QuizReport } from '../../shared/report/quiz-results.ts'
import { BEGIN, EXERCISE, HOST, LEARNER, MINUTE, SESSION } from './examples.ts'

/** Examples of reports in the OpenAPI document: those of a class of one learner. */
const title = 'Monday group'
const times = { now: BEGIN + 50 * MINUTE, startedAt: BEGIN, endedAt: BEGIN + 45 * MINUTE }

export const classReport: ClassReport = {
  title,
  ...times,
  people: {
    [LEARNER]: { name: 'Lea', role: 'learner' },
    [HOST]: { name: 'Olga Owner', role: 'instructor' },
  },
  teams: {},
  slides: ['Welcome', 'End'],
  exercises: [
    {
      exercise: EXERCISE,
      title: 'Hello',
      work: [
        {
          owner: LEARNER,
          openedAt: BEGIN + 10 * MINUTE,
          passedAt: BEGIN + 19 * MINUTE,
          checks: { passed: 1, total: 1 },
          runs: 4,
          reports: 3,
          hints: 1,
          caughtUp: 0,
          submissions: 1,
          verified: { passed: 2, total: 2 },
        },
      ],
      checks: [{ check: 'says', title: 'Says hello', failedEver: 1, failing: 0 }],
    },
  ],
  help: {
    calls: [
      {
        request: 'call0001',
        by: LEARNER,
        topic: 'lost',
        exercise: EXERCISE,
        askedAt: BEGIN + 12 * MINUTE,
        claimedAt: BEGIN + 13 * MINUTE,
        helper: HOST,
        endedAt: BEGIN + 15 * MINUTE,
        outcome: 'helped',
      },
    ],
    medianWaitMs: MINUTE,
    longestWaitMs: MINUTE,
    helpers: [{ helper: HOST, helped: 1 }],
  },
  pace: {
    curve: [{ at: BEGIN + 12 * MINUTE, lost: 1, 'too-fast': 0, fine: 0 }],
    slides: [{ at: BEGIN, slide: 0 }],
    stepMs: 30_000,
  },
  asks: [
    {
      ask: 'ask00001',
      text: 'Is Depends() called once for each request?',
      slide: 0,
      askedAt: BEGIN + 12 * MINUTE,
      votes: 2,
      phase: 'answered',
      answeredAt: BEGIN + 14 * MINUTE,
      anonymous: false,
      by: LEARNER,
    },
  ],
  participation: [
    {
      participant: LEARNER,
      answers: 1,
      asked: 0,
      votes: 2,
      hands: 0,
      runs: 4,
      submissions: 1,
      calls: 1,
      pace: 1,
    },
  ],
}

const question: QuizReport['runs'][number]['questions'][number]['question'] = {
  id: 'warm-up/socket',
  kind: 'choice',
  form: 'single',
  stem: '<p>Who reads the request from the socket?</p>',
  options: [
    { id: 'a', html: 'The server' },
    { id: 'b', html: 'The framework' },
  ],
  points: 1,
  mayChange: false,
  anonymous: false,
  seconds: 30,
}
const key = { kind: 'choice' as const, options: ['a'] }
const mine = {
  answer: { kind: 'choice' as const, options: ['a'] },
  round: 1 as const,
  at: BEGIN + 5 * MINUTE,
  ms: 8_200,
  outcome: { correct: true, share: 1, points: 1 },
}

export const quizReport: QuizReport = {
  title,
  ...times,
  runs: [
    {
      run: 'r1',
      quiz: 'warm-up',
      title: 'Warm-up',
      scoring: 'points',
      finished: true,
      questions: [
        {
          question,
          number: 1,
          key,
          revealed: true,
          rounds: [{ a: 1 }],
          answered: 1,
          correct: 1,
          analysis: {
            difficulty: 1,
            options: [
              { option: 'a', right: true, chosen: 1, share: 1 },
              { option: 'b', right: false, chosen: 0, share: 0 },
            ],
          },
          medianMs: 8_200,
        },
      ],
      people: [
        {
          participant: LEARNER,
          name: 'Lea',
          answers: { [question.id]: mine },
          answered: 1,
          correct: 1,
          points: 1,
        },
      ],
    },
  ],
}

export const ownQuizReport: OwnQuizReport = {
  title,
  runs: [
    {
      run: 'r1',
      quiz: 'warm-up',
      title: 'Warm-up',
      questions: [
        { question, number: 1, key, explanation: '<p>The application gets a dictionary.</p>', mine },
      ],
      answered: 1,
      correct: 1,
      points: 1,
    },
  ],
}

const stages = { begun: 1, passed: 1, verified: 0 }
const part = { exercises: stages, points: 1, possible: 1 }
const answers = { answered: 1, correct: 1, difficulty: 1 }

export const courseProgress: CourseProgress = {
  course: 'intro',
  now: times.now,
  sessions: [
    {
      session: SESSION,
      title,
      startedAt: times.startedAt,
      endedAt: times.endedAt,
      learners: 1,
      presence: 1,
      ...part,
    },
  ],
  limit: 50,
  more: false,
  learners: [
    {
      id: LEARNER,
      name: 'Lea',
      match: 'one-session',
      attended: 1,
      presentMs: 45 * MINUTE,
      ...part,
      sessions: { [SESSION]: { participant: LEARNER, presentMs: 45 * MINUTE, share: 1, ...part } },
    },
  ],
  exercises: [{ exercise: EXERCISE, title: 'Hello', all: stages, sessions: { [SESSION]: stages } }],
  questions: [
    {
      question: question.id,
      quiz: 'warm-up',
      quizTitle: 'Warm-up',
      stem: question.stem,
      ...answers,
      sessions: { [SESSION]: answers },
    },
  ],
}

export const missed: { missed: Missed } = {
  missed: {
    from: BEGIN,
    to: BEGIN + 10 * MINUTE,
    late: true,
    slides: [{ slide: 0, shownMs: 10 * MINUTE }],
    exercises: [{ exercise: EXERCISE, title: 'Hello', begunAt: BEGIN + 8 * MINUTE, current: true }],
    quizzes: [
      {
        run: 'r1',
        title: 'Warm-up',
        questions: [{ question, number: 1, key, explanation: '<p>The application gets a dictionary.</p>' }],
      },
    ],
    announcements: [],
    answered: [],
  },
}

export const ownData: OwnData = {
  title,
  ...times,
  me: { id: LEARNER, name: 'Lea', joinedAt: BEGIN },
  attendance: {
    intervals: [{ from: BEGIN, to: BEGIN + 36 * MINUTE }],
    presentMs: 36 * MINUTE,
    share: 0.8,
  },
  answers: [
    {
      quiz: 'Warm-up',
      question: 'Who reads the request from the socket?',
      number: 1,
      round: 1,
      answer: 'The server',
      at: BEGIN + 5 * MINUTE,
      correct: true,
      points: 1,
    },
  ],
  work: [
    {
      exercise: EXERCISE,
      title: 'Hello',
      team: false,
      openedAt: BEGIN + 10 * MINUTE,
      checks: { passed: 1, total: 1, at: BEGIN + 19 * MINUTE },
      hints: 1,
      submissions: [{ at: BEGIN + 20 * MINUTE, passed: 1, total: 1 }],
      files: [{ name: 'main.py', text: "print('Hello')\n" }],
      tooLarge: false,
    },
  ],
  asks: [{ text: 'What is a socket?', anonymous: false, at: BEGIN + 4 * MINUTE, phase: 'answered' }],
  calls: [
    {
      topic: 'lost',
      exercise: EXERCISE,
      askedAt: BEGIN + 12 * MINUTE,
      claimedAt: BEGIN + 13 * MINUTE,
      endedAt: BEGIN + 15 * MINUTE,
      outcome: 'helped',
    },
  ],
  counts: { votes: 2, hands: 0, pace: 1, runs: 4 },
}
