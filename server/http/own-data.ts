import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { mayRead } from '../../shared/session/permissions.ts'
import { ownData } from '../sessions/own-data.ts'
import { ownWork } from '../sessions/take-home/own-work.ts'
import { CODE_MAX_BYTES } from '../sessions/take-home/take-home-pack.ts'
import type { Env, HttpDeps } from './deps.ts'
import { openSession, participant } from './identity.ts'
import { OwnData } from './own-data-schemas.ts'
import { forLearners, problem } from './problem.ts'
import { idParam, json, problems, SECURITY } from './schemas.ts'

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/my-data',
  tags: ['Reports'],
  summary: 'What is stored about a learner',
  description:
    'For learners, about themselves only, during the class and after it: name, attendance, answers, code, questions, calls for help. Without keys that were not revealed, and without anonymous votes, which are nobody’s.',
  security: SECURITY.participant,
  request: { params: idParam },
  responses: { 200: json(OwnData, 'What the session holds of the asker.'), ...problems(401, 403, 404, 422) },
})

export function ownDataOf(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(get, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'own-data'))
    if (!who.ok) return problem(c, forLearners(who.error))
    const { member } = who.value
    const { state, catalog } = room
    const flush = (document: string) => deps.documents.flush(document)
    const source = { state, catalog, store: deps.stores.documents, flush }
    const work = await ownWork(source, member.id, CODE_MAX_BYTES)
    const entries = await deps.stores.log.read(row.id, 0)
    const { retentionDays } = deps.config
    const data = ownData({ title: row.title, state, entries, member, work, now: deps.clock.now() })
    return c.json({ ...data, ...(retentionDays === undefined ? {} : { keptDays: retentionDays }) }, 200)
  })
}
