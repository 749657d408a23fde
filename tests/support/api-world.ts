import * as Y from 'yjs'
import { createWebhookRequest, DELIVERY } from '../../server/http/webhook-examples.ts'
import { DELIVER } from '../../server/webhooks/delivery.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../harness/sample-quiz.ts'
import { type Browser, HttpApp } from './http-app.ts'
import { makeClient, makeToken } from './programs.ts'

export const SUBMISSION = 'k3f9k3f9k3f9k3f9'

const DEMO: ClientCommand = {
  type: 'demo.open',
  demo: 'demo00001',
  title: 'First steps',
  files: [{ name: 'main.py', text: '' }],
}

/** An installation in which there is something for every operation of the API. */
export interface ApiWorld {
  app: HttpApp
  /** The owner of the installation, who hosts the session. */
  owner: Browser
  /** Has answered, asked for help, worked and handed in. */
  learner: Browser
  /** Has nothing yet. */
  stranger: Browser
  session: string
  code: string
  /** Of the learner. */
  participant: string
  invitation: string
  /** Of the owner; it has a delivery that failed. */
  webhook: string
  deviceLink: string
  /** Of the owner. */
  accessToken: string
  serviceClient: string
  /** An account beside the owner. */
  user: string
  /** Of the link to the replay of a class that is over. */
  replay: string
  /** Ids of background work of the owner about the session; of the export there is the archive. */
  jobs: Record<'exported' | 'failed' | 'waiting', string>
}

/** Makes one; its clock stands still where nothing moves it. */
export async function apiWorld(): Promise<ApiWorld> {
  const app = await HttpApp.open({
    quizzes: [SAMPLE_QUIZ],
    grading: { progressOf: () => ({ state: 'waiting', place: 3 }) },
  })
  const owner = await app.owner()
  const { id: session, code, links } = await owner.createSession()
  const { participant: host } = await read(await owner.post(`/api/v1/sessions/${session}/enter`))
  const learner = app.browser()
  const { participant } = await learner.join(code, 'Lea')
  const say = (who: string, command: ClientCommand) =>
    app.submit(session, command, { kind: 'participant', id: who })
  await say(host, { type: 'session.start' })
  await say(host, openSample)
  await say(host, ask('pick'))
  app.clock.advance(9_000)
  await say(participant, give('pick', choose('b')))
  await say(host, reveal('pick'))
  await say(participant, { type: 'work.open', exercise: 'hello' })
  app.clock.advance(60_000)
  await say(participant, { type: 'help.ask', request: 'call0001', topic: 'lost' })
  await say(participant, { type: 'pace.say', mood: 'lost' })
  app.clock.advance(240_000)
  await app.submit(session, DEMO)
  const revision = 'a'.repeat(64)
  await say(participant, { type: 'work.submit', exercise: 'hello', submission: SUBMISSION, revision })
  const notes = new Y.Doc()
  notes.getText('notes').insert(0, 'Depends() is called once for each request.')
  const bytes = Y.encodeStateAsUpdate(notes)
  await app.stores.documents.append(`${session}/notes`, [
    { seq: 1, at: app.clock.now(), author: participant, bytes },
  ])
  const { url } = await read(await learner.post(`/api/v1/sessions/${session}/device-links`, {}))
  const user = { id: 'ivo', email: 'ivo@example.org', name: 'Ivo', role: 'instructor', createdAt: 1 } as const
  await app.stores.accounts.addUser({ ...user, passwordHash: '' })
  const webhook = await webhookOf(app, owner)
  return {
    app,
    owner,
    learner,
    stranger: app.browser('192.0.2.2'),
    session,
    code,
    participant,
    webhook,
    invitation: links.ta.split('/i/')[1] ?? '',
    deviceLink: url.split('/device/')[1] ?? '',
    accessToken: (await makeToken(owner, ['sessions:read'])).id,
    serviceClient: (await makeClient(owner, ['reports:read'])).id,
    user: user.id,
    replay: await endedReplay(app, owner),
    jobs: await backgroundWork(app, session),
  }
}

/** A class of its own, because the other one has to go on. */
async function endedReplay(app: HttpApp, owner: Browser): Promise<string> {
  const { id, links } = await owner.createSession()
  await app.submit(id, DEMO)
  await owner.post(`/api/v1/sessions/${id}/end`)
  return links.replay.split('/replay/')[1] ?? ''
}

async function webhookOf({ stores, clock }: HttpApp, owner: Browser): Promise<string> {
  const { id } = await read(await owner.post('/api/v1/webhooks', createWebhookRequest))
  const at = clock.now()
  const message = { type: 'session.started', timestamp: new Date(at).toISOString(), data: {} }
  const payload = { webhook: id, message }
  await stores.jobs.add({ id: DELIVERY, kind: DELIVER, payload, lane: id, runAt: at, createdAt: at })
  await stores.jobs.claim([DELIVER], at)
  await stores.jobs.fail(DELIVERY, at, 'The receiver answered 410.')
  return id
}

async function backgroundWork(app: HttpApp, session: string): Promise<ApiWorld['jobs']> {
  const [kind, routine] = app.exports.kinds
  if (!kind || !routine) throw new Error('there are no kinds of jobs for exports')
  app.jobs.register(kind)
  app.jobs.register(routine)
  const { jobs } = app.stores
  const add = async () => (await app.jobs.add(kind.name, { payload: { session } })) ?? ''
  const begun = async () => {
    const id = await add()
    await jobs.claim([kind.name], app.clock.now())
    return id
  }
  const exported = await begun()
  const result = await kind.run({ session }, { job: exported, attempt: 1, signal: AbortSignal.abort() })
  await jobs.finish(exported, app.clock.now(), result)
  const failed = await begun()
  await jobs.fail(failed, app.clock.now(), 'The archive cannot be written on the server (ENOSPC).')
  return { exported, failed, waiting: await add() }
}

async function read(answer: Response): Promise<Record<'participant' | 'url' | 'id', string>> {
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Record<'participant' | 'url' | 'id', string>
}
