import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import { ownQuizResults } from '../../shared/report/own-quiz-results.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { SessionRow } from '../ports/directory.ts'
import { ownWork } from '../sessions/take-home/own-work.ts'
import { packStyles } from '../sessions/take-home/pack-styles.ts'
import { pictureEmbedder } from '../sessions/take-home/pictures.ts'
import { slidesPage } from '../sessions/take-home/slides-page.ts'
import { CODE_MAX_BYTES, PICTURES_MAX_BYTES, packEntries } from '../sessions/take-home/take-home-pack.ts'
import { zipStream } from '../sessions/take-home/zip-stream.ts'
import type { Env, HttpDeps } from './deps.ts'
import { EncodedBody } from './encoded.ts'
import { openSession, participant } from './identity.ts'
import { MadeOnce } from './made-once.ts'
import { forLearners, problem } from './problem.ts'
import { idParam, problems, SECURITY } from './schemas.ts'

/** Pages of slides kept: a whole class takes the same one home in the same minutes. */
const KEPT = 2
/** After so long a picture that its author mended is taken anew, ms. */
const FRESH_MS = 600_000

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/take-home.zip',
  tags: ['Reports'],
  summary: 'What a learner takes home',
  description:
    'For learners and their own work only, during the class and after it: `index.html`, `slides.html` and `answers.html` (revealed questions), which need no network, and the code of their workspaces below `code/`. Pictures and code are limited to 16 MiB each.',
  security: SECURITY.participant,
  request: { params: idParam },
  responses: {
    200: {
      description: 'The archive.',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 403, 404, 422),
  },
})

export function takeHome(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const pages = new MadeOnce<EncodedBody>(KEPT)

  async function deckOf(row: SessionRow) {
    const deck = await deps.stores.decks.get(row.deck)
    if (!deck) throw new Error(`the deck ${row.deck} of session ${row.id} is not in the store`)
    return audienceDeck(deck)
  }

  const embedder = ({ course }: SessionRow) => pictureEmbedder(deps.courses, course, PICTURES_MAX_BYTES)

  api.openapi(get, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'own-data'))
    if (!who.ok) return problem(c, forLearners(who.error))
    const { member } = who.value
    const { state, catalog } = room
    const styles = await packStyles(deps.clientDir)
    const deck = await deckOf(row)
    const fresh = Math.floor(deps.clock.now() / FRESH_MS)
    const page = await pages.get(
      `${row.course} ${row.deck} ${fresh}`,
      async () => new EncodedBody(Buffer.from(await slidesPage(deck, styles, embedder(row)))),
    )
    if (!page) throw new Error('a page was made and is not there')
    const flush = (document: string) => deps.documents.flush(document)
    const entries = await packEntries(
      {
        title: row.title,
        name: member.name,
        language: deck.language,
        slides: { count: deck.slides.length, page: await page.encode('identity') },
        quizzes: ownQuizResults(state.quizzes, member.id),
        work: await ownWork(
          { state, catalog, store: deps.stores.documents, flush },
          member.id,
          CODE_MAX_BYTES,
        ),
      },
      styles,
      embedder(row),
    )
    return c.body(zipStream(entries, state.lifecycle.startedAt ?? row.createdAt), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="take-home-${row.id}.zip"`,
    })
  })
}
