import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import { type ReplayAudience, type ReplayTimeline, replayTimeline } from '../../shared/report/replay.ts'
import { ASSET_ANSWERS, assetPath, sendAsset } from './assets.ts'
import { AudienceDeck } from './deck.ts'
import type { Env, HttpDeps } from './deps.ts'
import { EncodedBody, encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { DEMO, REPLAY_TOKEN } from './examples.ts'
import { HISTORY_PAGE_BYTES, historyPage, historyQuery } from './history.ts'
import type { OpenSession } from './identity.ts'
import { MadeOnce } from './made-once.ts'
import { problem } from './problem.ts'
import { type WatchingOf, watchingAsOneself, watchingByLink } from './replay-access.ts'
import { ReplayTimeline as Timeline } from './replay-schemas.ts'
import { DocumentHistory, idParam, json, problems } from './schemas.ts'
import { participantWith } from './security.ts'

/** Timelines of classes that are over are kept, encoded: what a course watches in the same week. */
const KEPT = 8

interface Kept {
  demos: ReadonlySet<string>
  body: EncodedBody
}

const tokenParam = z.object({
  token: z
    .string()
    .max(100)
    .openapi({
      param: { name: 'token', in: 'path' },
      description: 'Of the replay link of a session',
      example: REPLAY_TOKEN,
    }),
})
const demoParam = z.object({
  demo: z
    .string()
    .max(40)
    .openapi({
      param: { name: 'demo', in: 'path' },
      description: 'Id of a live demo of the timeline',
      example: DEMO,
    }),
})

/** The two ways to a replay have the same parts below different addresses. */
const AS_ONESELF = {
  at: '/sessions/{id}/replay',
  param: idParam,
  security: participantWith('reports:read'),
  summary: 'Watch a class again',
  who: 'For staff and the account of the session, with all names, also while the class lasts; for learners and observers who were in it once it is over (403 `not-released` before), with the names that they saw.',
}
const BY_LINK: typeof AS_ONESELF | (Omit<typeof AS_ONESELF, 'param'> & { param: typeof tokenParam }) = {
  at: '/replays/{token}',
  param: tokenParam,
  security: [],
  summary: 'Watch a class again without names',
  who: 'For whoever has the replay link, once the class is over. It names nobody. Renewing the links of the session withdraws it.',
}

function routesOf({ at, param, security, summary, who }: typeof AS_ONESELF | typeof BY_LINK) {
  const shared = { method: 'get' as const, tags: ['Replay'], security }
  const params = param as z.ZodObject
  const failures = problems(401, 403, 404, 422)
  const same = { 304: { description: 'It is the one that the asker has.' } }
  return {
    timeline: createRoute({
      ...shared,
      path: at,
      summary,
      description: `Everything that the screen of the class showed, in order, with its time. ${who} Single answers, private work and attendance are in nobody’s; of quizzes it has what was revealed. Revalidate with \`If-None-Match\`.`,
      request: { params },
      responses: { 200: json(Timeline, 'The timeline.'), ...same, ...failures },
    }),
    deck: createRoute({
      ...shared,
      path: `${at}/deck`,
      summary: `${summary}: the slides`,
      description: 'The audience’s edition.',
      request: { params },
      responses: { 200: json(AudienceDeck, 'The deck.'), ...same, ...failures },
    }),
    demo: createRoute({
      ...shared,
      path: `${at}/demos/{demo}`,
      summary: `${summary}: how a live demo was written`,
      description:
        'As the history of a document, also of a demo that was closed. By a link `by` is null and `people` is empty.',
      request: { params: params.extend(demoParam.shape), query: historyQuery },
      responses: { 200: json(DocumentHistory, 'A part of the history.'), ...same, ...failures },
    }),
    asset: createRoute({
      ...shared,
      path: `${at}/assets/{path}`,
      summary: `${summary}: a file that the slides show`,
      request: { params: params.extend(assetPath.shape) },
      responses: { ...ASSET_ANSWERS, ...failures },
    }),
  }
}

/** Watching a class again: its timeline, slides and live demos, as oneself or by a link without names. */
export function replays(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const timelines = new Timelines(deps)
  const decks = new MadeOnce<EncodedBody>(KEPT)

  function register(way: typeof AS_ONESELF | typeof BY_LINK, watching: WatchingOf): void {
    const routes = routesOf(way)
    const plain = way.at.replaceAll(/\{(\w+)\}/g, ':$1')

    api.openapi(routes.timeline, async (c) => {
      const found = await watching(c, deps)
      if (!found.ok) return problem(c, found.error)
      const { session, audience } = found.value
      const { body } = await timelines.of(session, audience)
      return sendEncoded(c, body, JSON_HEADERS)
    })

    api.openapi(routes.deck, async (c) => {
      const found = await watching(c, deps)
      if (!found.ok) return problem(c, found.error)
      const { row } = found.value.session
      const body = await decks.get(row.deck, async () => {
        const deck = await deps.stores.decks.get(row.deck)
        return deck && encodedJson(audienceDeck(deck))
      })
      if (!body) throw new Error(`the deck ${row.deck} of session ${row.id} is not in the store`)
      return sendEncoded(c, body, JSON_HEADERS)
    })

    api.openapi(routes.demo, async (c) => {
      const found = await watching(c, deps)
      if (!found.ok) return problem(c, found.error)
      const { session, audience } = found.value
      const { demo } = c.req.valid('param') as { demo: string }
      if (!(await timelines.of(session, audience)).demos.has(demo)) {
        return problem(c, { status: 404, code: 'not-found', detail: 'There was no such live demo.' })
      }
      const { row, room } = session
      const name = `${row.id}/demo/${demo}`
      await deps.documents.flush(name)
      const updates = await deps.stores.documents.history(
        name,
        c.req.valid('query').after,
        HISTORY_PAGE_BYTES,
      )
      const page =
        audience === 'guest'
          ? historyPage(updates.map((update) => ({ ...update, author: null })))
          : historyPage(updates, room.state.roster.members)
      return sendEncoded(c, encodedJson(page), JSON_HEADERS)
    })

    // OpenAPI has no parameter that spans slashes, so description and route are registered apart.
    api.openAPIRegistry.registerPath(routes.asset)
    api.get(`${plain}/assets/:path{.+}`, async (c) => {
      const found = await watching(c, deps)
      if (!found.ok) return problem(c, found.error)
      const { course } = found.value.session.row
      return sendAsset(c, await deps.courses.asset(course, c.req.param('path') ?? ''))
    })
  }

  register(AS_ONESELF, watchingAsOneself)
  register(BY_LINK, watchingByLink)
}

/** Timelines by session and audience. Those of a class that goes on are made anew each time. */
class Timelines {
  private readonly deps: HttpDeps
  private readonly kept = new MadeOnce<Kept>(KEPT)

  constructor(deps: HttpDeps) {
    this.deps = deps
  }

  of({ row, room }: OpenSession, audience: ReplayAudience): Promise<Kept> {
    if (room.state.lifecycle.phase !== 'ended') return this.make({ row, room }, audience)
    // A name that is erased after the end is an entry, too.
    const key = `${audience} ${row.id} ${room.state.seq}`
    return this.kept.get(key, () => this.make({ row, room }, audience))
  }

  private async make({ row, room }: OpenSession, audience: ReplayAudience): Promise<Kept> {
    const { state } = room
    const { stores, clock } = this.deps
    const entries = (await stores.log.read(row.id, 0)).filter(({ seq }) => seq <= state.seq)
    const of = { title: row.title, now: clock.now() }
    const timeline: ReplayTimeline = replayTimeline(entries, state, audience, of)
    return {
      demos: new Set(timeline.demos.map(({ id }) => id)),
      body: new EncodedBody(Buffer.from(JSON.stringify(timeline))),
    }
  }
}
