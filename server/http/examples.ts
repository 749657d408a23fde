import type { AudienceDeck } from '../../shared/course/deck.ts'
import type { AudienceExercise } from '../../shared/course/exercise.ts'
import type { ReplayTimeline } from '../../shared/report/replay.ts'
import type { CourseImport } from '../../shared/wire/course-import.ts'
import type * as wire from '../../shared/wire/http.ts'
import type { SearchResults } from '../../shared/wire/search.ts'

/**
 * Examples in the OpenAPI document. Those of requests are sent to the program by a test, which puts its own ids,
 * secrets and codes in the place of these; those of answers are held to their schemas.
 */
export const SESSION = '2mpf7kcwp9p6my1z5xekkbw538'
export const LEARNER = '2ef7x5g572qr7965sdgxgd2aym'
export const HOST = 't3qm0jm9xv0324pepg59ehzbth'
export const CODE = 'K7MQ-2XRT'
export const TOKEN = `${SESSION}.ta.1xA-qw5HMS90X5phBGASq_`
export const REPLAY_TOKEN = `${SESSION}.kBFjgQPRBRshuOVAIJzEhC`
export const DEMO = 'demo00001'
export const SUBMISSION = 'k3f9k3f9k3f9k3f9'
export const EXERCISE = 'hello'

/** A Monday morning, ms since the epoch: the class of all examples begins. */
export const BEGIN = Date.UTC(2026, 0, 12, 9)
export const MINUTE = 60_000

const origin = 'https://class.example.org'
const email = 'olga@example.org'
const password = 'a long enough password'

export const setupRequest = { secret: 'wV3k-0pJ2mQ8xR5tY7uZ1A', name: 'Olga Owner', email, password }
export const signInRequest = { email, password }
export const setupState: wire.SetupState = { needed: false }
export const user: wire.UserBody = {
  id: '7w0c2v4x9n1m3k5j8h6g0f2d4s',
  name: 'Olga Owner',
  email,
  role: 'owner',
}

export const courseList: wire.CourseList = {
  items: [
    {
      id: 'intro',
      title: 'Introduction',
      description: 'Where it begins.',
      language: 'en',
      modules: [{ title: 'Welcome', minutes: 3 }, { title: 'End' }],
    },
  ],
}
export const courseSlide = {
  title: 'Introduction',
  language: 'en',
  aspect: 16 / 9,
  number: 1,
  count: 2,
  slide: {
    title: 'Welcome',
    layout: 'cover',
    classes: '',
    html: '<h1>Welcome</h1><img src="asset:images/cover.svg">',
    steps: 0,
    notes: '<p>Say who you are.</p>',
    minutes: 3,
    covers: [],
    hints: [],
  },
}
export const searchResults: SearchResults = {
  items: [
    {
      course: { id: 'intro', title: 'Introduction', language: 'en' },
      kind: 'slide',
      ref: '1',
      slide: 1,
      title: [{ text: 'Welcome', match: true }],
      snippet: [
        { text: 'You are ', match: false },
        { text: 'welcome', match: true },
        { text: ' to ask.', match: false },
      ],
      in: 'body',
    },
  ],
  total: 1,
  complete: true,
}

export const createSessionRequest = { course: 'intro', modules: [1], title: 'Monday group' }
export const session: wire.SessionBody = {
  id: SESSION,
  title: 'Monday group',
  course: 'intro',
  phase: 'live',
  code: CODE,
  createdAt: BEGIN - 5 * MINUTE,
  startedAt: BEGIN,
  learners: 1,
}
export const sessionList: wire.SessionList = { items: [session] }
export const sessionDetails: wire.SessionDetails = {
  ...session,
  links: {
    join: `${origin}/j/${CODE}`,
    ta: `${origin}/i/${TOKEN}`,
    cohost: `${origin}/i/${SESSION}.instructor.yn2CX9VkSTPwagbQU_mell`,
    observer: `${origin}/i/${SESSION}.observer.wSyeTZBYdjZB2cKde6qVob`,
    present: `${origin}/s/${SESSION}/present`,
    replay: `${origin}/replay/${REPLAY_TOKEN}`,
  },
}

export const joinInfo: wire.JoinInfo = {
  session: SESSION,
  title: 'Monday group',
  phase: 'live',
  role: 'learner',
  locked: false,
  waitingRoom: false,
}
export const joinRequest: wire.JoinRequest = { name: 'Lea' }
export const joined: wire.Joined = {
  session: SESSION,
  participant: LEARNER,
  name: 'Lea',
  role: 'learner',
  standing: 'in',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyZWY3eDVnIn0.c2lnbmF0dXJl',
  ticket: 'LwYp4c1tN0xS8vQ2mB6kZg',
}
export const ticketRequest = { as: 'learner' as const }
export const ticket: wire.TicketBody = { ticket: joined.ticket, expiresAt: BEGIN + 30_000, now: BEGIN }
export const deviceLink: wire.DeviceLink = {
  url: `${origin}/device/LwYp4c1tN0xS8vQ2mB6kZg`,
  expiresAt: BEGIN + 10 * MINUTE,
}

export const deck: AudienceDeck = {
  id: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  course: 'intro',
  title: 'Introduction',
  language: 'en',
  aspect: 16 / 9,
  slides: [
    {
      title: 'Welcome',
      layout: 'cover',
      classes: '',
      html: '<h1>Welcome</h1>',
      steps: 0,
      exercise: EXERCISE,
    },
  ],
  exercises: [{ id: EXERCISE, title: 'Hello', points: 2 }],
}
export const files = { files: [{ name: 'main.py', text: "print('Hello')\n" }] }
export const exercise: AudienceExercise = {
  id: EXERCISE,
  title: 'Hello',
  points: 2,
  brief: '<p>Say it.</p>',
  starter: [{ name: 'main.py', text: 'print()\n' }],
  entry: 'main.py',
  hints: ['<p>Look at print.</p>'],
  checks: [{ id: 'says', title: 'Says hello', kind: 'output', expected: { equals: 'Hello' } }],
  steps: [],
}
export const submissionList = {
  submissions: [
    {
      id: SUBMISSION,
      at: BEGIN + 20 * MINUTE,
      revision: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
      passed: 1,
      total: 1,
      verified: { at: BEGIN + 20 * MINUTE + 900, passed: 2, total: 2 },
    },
  ],
}
export const submissionProgress = { state: 'waiting' as const, place: 3 }

export const documentHistory: wire.DocumentHistory = {
  updates: [
    {
      seq: 1,
      at: BEGIN + 10 * MINUTE,
      by: LEARNER,
      update: 'AQHemY9xAAQBBW5vdGVzKkRlcGVuZHMoKSBpcyBjYWxsZWQgb25jZSBmb3IgZWFjaCByZXF1ZXN0LgA=',
    },
  ],
  people: [{ id: LEARNER, name: 'Lea', role: 'learner', color: '#d0417e' }],
}
export const replay: ReplayTimeline = {
  title: 'Monday group',
  start: BEGIN,
  end: BEGIN + 45 * MINUTE,
  ended: true,
  demos: [{ id: DEMO, title: 'First steps' }],
  entries: [
    { at: BEGIN, kind: 'slide', slide: 0, step: 0 },
    { at: BEGIN + 4 * MINUTE, kind: 'demo', demo: DEMO },
    {
      at: BEGIN + 6 * MINUTE,
      kind: 'asked',
      ask: 'a1',
      text: 'Why?',
      slide: 0,
      phase: 'shown',
      votes: 3,
      by: 'Lea',
    },
  ],
  breaks: [{ from: BEGIN + 30 * MINUTE, to: BEGIN + 40 * MINUTE }],
}
export const attendance: wire.AttendanceBody = {
  title: 'Monday group',
  now: BEGIN + 50 * MINUTE,
  startedAt: BEGIN,
  endedAt: BEGIN + 45 * MINUTE,
  rows: [
    {
      participant: LEARNER,
      name: 'Lea',
      role: 'learner',
      standing: 'in',
      intervals: [{ from: BEGIN, to: BEGIN + 36 * MINUTE }],
      presentMs: 36 * MINUTE,
      share: 0.8,
    },
  ],
}
export const courseImport: CourseImport = {
  id: '5m1x3cj0h0m6k0q5s3y8v2z7wa',
  course: 'ships',
  state: 'failed',
  createdAt: BEGIN,
  error: 'The course has an error. Nothing was changed.',
  problems: [{ severity: 'error', file: 'course.yaml', line: 2, message: 'There is no file boats.md.' }],
  found: { title: 'Ships', slides: 12, exercises: 2, quizzes: 1, files: 31, bytes: 480_211 },
}
export const problem: wire.Problem = {
  type: 'about:blank',
  title: 'Unprocessable Entity',
  status: 422,
  code: 'invalid',
  detail: 'Some values are not acceptable.',
  errors: [{ path: 'name', message: 'A name needs at least one letter.' }],
}
