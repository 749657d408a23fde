import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { StaffExercise } from '../../shared/course/exercise.ts'
import { type AnswerResult, quizResults, type RunResults } from '../../shared/report/quiz-results.ts'
import { type Member, ROLES } from '../../shared/session/roster.ts'
import type { Room } from '../room/room.ts'
import type { Env, HttpDeps } from './deps.ts'
import { logTag, revalidates } from './etag.ts'
import { reportedSession } from './identity.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'
import {
  AnswerList,
  ExerciseList,
  ParticipantList,
  QuizRunList,
  STANDINGS,
} from './session-record-schemas.ts'

const idFilter = (name: string, description: string) =>
  z
    .string()
    .max(200)
    .optional()
    .openapi({ param: { name, in: 'query' }, description })

const participants = listQuery({
  sorts: { joinedAt: 'number', name: 'string' },
  sort: 'joinedAt',
  filters: {
    role: z
      .enum(ROLES)
      .optional()
      .openapi({ param: { name: 'role', in: 'query' } }),
    standing: z
      .enum(STANDINGS)
      .optional()
      .openapi({ param: { name: 'standing', in: 'query' } }),
  },
})
const quizzes = listQuery({ sorts: { number: 'number', title: 'string' }, sort: 'number' })
const answers = listQuery({
  sorts: { at: 'number' },
  sort: 'at',
  filters: {
    run: idFilter('run', 'Of one quiz or poll'),
    question: idFilter('question', 'To one question'),
    participant: idFilter('participant', 'Of one person'),
  },
})
const exercises = listQuery({ sorts: { number: 'number', title: 'string' }, sort: 'number' })

const shared = { method: 'get' as const, tags: ['Reports'], security: participantWith('reports:read') }
const refusals = { 304: UNCHANGED, ...problems(401, 403, 404, 422) }

const routes = {
  participants: createRoute({
    ...shared,
    path: '/sessions/{id}/participants',
    summary: 'Who is or was in a session',
    description: 'For staff.',
    request: { params: idParam, query: participants.query },
    responses: { 200: json(ParticipantList, 'A page of the people.'), ...refusals },
  }),
  quizzes: createRoute({
    ...shared,
    path: '/sessions/{id}/quizzes',
    summary: 'The quizzes and polls of a session',
    description: 'For staff, in the order in which they were held.',
    request: { params: idParam, query: quizzes.query },
    responses: { 200: json(QuizRunList, 'A page of the quizzes and polls.'), ...refusals },
  }),
  answers: createRoute({
    ...shared,
    path: '/sessions/{id}/answers',
    summary: 'What was answered in quizzes and polls',
    description:
      'For staff: everybody’s last answer to each question, with what it brought once the question is revealed. Anonymous votes are not in it; `quiz-results` counts them.',
    request: { params: idParam, query: answers.query },
    responses: { 200: json(AnswerList, 'A page of the answers.'), ...refusals },
  }),
  exercises: createRoute({
    ...shared,
    path: '/sessions/{id}/exercises',
    summary: 'The exercises of a session, and how many work on them',
    description: 'For staff.',
    request: { params: idParam, query: exercises.query },
    responses: { 200: json(ExerciseList, 'A page of the exercises.'), ...refusals },
  }),
}

/** What a session consists of, in lists; for staff and the account that answers for it. */
export function sessionRecords(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(routes.participants, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'attendance')
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    if (revalidates(c, logTag(room))) return c.body(null, 304)
    const page = participants.page(c.req.valid('query'))
    const { role, standing } = page.filters
    const members = [...room.state.roster.members.values()].filter(
      (one) => (role ?? one.role) === one.role && (standing ?? one.standing) === one.standing,
    )
    const positionOf = (member: Member, field: 'joinedAt' | 'name') => ({ key: member[field], id: member.id })
    const bodyOf = ({ id, name, role, standing, joinedAt }: Member) => ({
      participant: id,
      name,
      role,
      standing,
      joinedAt,
    })
    return c.json(listedFromMemory(c, page, members, positionOf, bodyOf), 200)
  })

  api.openapi(routes.quizzes, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'quiz-results')
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    if (revalidates(c, logTag(room))) return c.body(null, 304)
    const page = quizzes.page(c.req.valid('query'))
    const runs = runsOf(room)
    const positionOf = (run: (typeof runs)[number], field: 'number' | 'title') => ({
      key: run[field],
      id: run.run,
    })
    return c.json(
      listedFromMemory(c, page, runs, positionOf, (run) => run),
      200,
    )
  })

  api.openapi(routes.answers, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'quiz-results')
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    if (revalidates(c, logTag(room))) return c.body(null, 304)
    const page = answers.page(c.req.valid('query'))
    const { run, question, participant } = page.filters
    const given = quizResults(room.state.quizzes, room.state.roster)
      .filter((one) => (run ?? one.run) === one.run)
      .flatMap(answersOf)
      .filter((one) => (question ?? one.question) === one.question)
      .filter((one) => (participant ?? one.participant) === one.participant)
    const positionOf = (one: GivenAnswer) => ({
      key: one.at,
      id: `${one.run} ${one.question} ${one.participant}`,
    })
    return c.json(
      listedFromMemory(c, page, given, positionOf, (one) => one),
      200,
    )
  })

  api.openapi(routes.exercises, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    if (revalidates(c, logTag(room))) return c.body(null, 304)
    const page = exercises.page(c.req.valid('query'))
    const all = exercisesOf(room)
    const positionOf = (one: (typeof all)[number], field: 'number' | 'title') => ({
      key: one[field],
      id: one.exercise,
    })
    return c.json(
      listedFromMemory(c, page, all, positionOf, (one) => one),
      200,
    )
  })
}

const runsOf = ({ state }: Room) =>
  quizResults(state.quizzes, state.roster).map(({ run, quiz, title, scoring, finished, people }, index) => {
    const { total = 0, items = [] } = state.quizzes.runs[index] ?? {}
    return {
      run,
      number: index + 1,
      ...(quiz === undefined ? {} : { quiz }),
      title,
      scoring,
      finished,
      questions: total,
      asked: items.length,
      revealed: items.filter(({ reveal }) => reveal !== undefined).length,
      people: people.length,
    }
  })

interface GivenAnswer extends Omit<AnswerResult, 'outcome'> {
  run: string
  question: string
  participant: string
  correct?: boolean
  share?: number
  points?: number
}

const answersOf = ({ run, people }: RunResults): GivenAnswer[] =>
  people.flatMap(({ participant, answers }) =>
    Object.entries(answers).map(([question, { outcome, ...given }]) => ({
      run,
      question,
      participant,
      ...given,
      ...outcome,
    })),
  )

function exercisesOf({ state, catalog }: Room) {
  const { work } = state
  const works = [...work.byOwner.values()].flat()
  return [...catalog.exercises.values()].map(({ id, title, minutes, points }: StaffExercise, index) => {
    const its = works.filter(({ exercise }) => exercise === id)
    return {
      exercise: id,
      number: index + 1,
      title,
      ...(minutes === undefined ? {} : { minutes }),
      ...(points === undefined ? {} : { points }),
      opened: its.length,
      passed: its.filter(({ passedAt }) => passedAt !== undefined).length,
      submitted: its.filter(({ submissions }) => submissions.length > 0).length,
      released: work.released.includes(id),
    }
  })
}
