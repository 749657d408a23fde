import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import { lastAbsence } from '../../shared/report/absence.ts'
import { type AttendanceRow, attendanceReport } from '../../shared/report/attendance.ts'
import { isEmpty, type Missed as MissedSummary, missedIn } from '../../shared/report/missed.ts'
import { type ReplayTimeline, replayTimeline } from '../../shared/report/replay.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { Room } from '../room/room.ts'
import type { Env, HttpDeps } from './deps.ts'
import { openSession, participant } from './identity.ts'
import { Missed } from './missed-schemas.ts'
import { forLearners, problem } from './problem.ts'
import { idParam, json, problems, SECURITY } from './schemas.ts'

/** A class whose Wi-Fi was down comes back at once, and asks at once: its log is read once in this time, ms. */
const SHARED_MS = 2_000

/** What a log says to all learners alike. */
interface Folded {
  timeline: ReplayTimeline
  attendance: ReadonlyMap<ParticipantId, AttendanceRow>
}

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/missed',
  tags: ['Reports'],
  summary: 'What a learner missed of a class that goes on',
  description:
    'For learners, about their own last absence of at least two minutes, coming late included, up to a quarter of an hour after it: slides, exercises, what was revealed of quizzes, announcements, questions that were answered. It holds what learners could see and nothing else.',
  security: SECURITY.participant,
  request: { params: idParam },
  responses: { 200: json(Missed, 'The summary.'), ...problems(401, 403, 404, 422) },
})

export function missed(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const folding = new Map<SessionId, Promise<Folded>>()

  function folded(room: Room): Promise<Folded> {
    const known = folding.get(room.id)
    if (known) return known
    const made = fold(deps, room).finally(() =>
      deps.clock.after(SHARED_MS, () => {
        if (folding.get(room.id) === made) folding.delete(room.id)
      }),
    )
    folding.set(room.id, made)
    return made
  }

  async function summary(room: Room, learner: ParticipantId): Promise<MissedSummary | undefined> {
    const { phase, startedAt } = room.state.lifecycle
    if (phase !== 'live' || startedAt === undefined) return undefined
    const { timeline, attendance } = await folded(room)
    const absence = lastAbsence(attendance.get(learner)?.intervals ?? [], startedAt, timeline.end)
    const found = absence && missedIn(timeline, absence, room.state, room.catalog)
    return found && !isEmpty(found) ? found : undefined
  }

  api.openapi(get, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'missed'))
    if (!who.ok) return problem(c, forLearners(who.error))
    const found = await summary(room, who.value.member.id)
    return c.json(found ? { missed: found } : {}, 200)
  })
}

async function fold({ stores, clock }: HttpDeps, room: Room): Promise<Folded> {
  const entries = await stores.log.read(room.id, 0)
  const { title } = room.state.lifecycle
  const now = clock.now()
  return {
    timeline: replayTimeline(entries, room.state, 'learner', { title, now }),
    attendance: new Map(attendanceReport(entries, now).rows.map((row) => [row.participant, row])),
  }
}
