import { describe, expect, it } from 'vitest'
import type { OwnData } from '../../shared/report/own-data.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { ask, choose, close, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const CALL = 'call00000001'

/** Lea and Tim did a bit of everything; of the questions one is revealed, and one is anonymous. */
async function held() {
  const app = await HttpApp.open({ quizzes: [SAMPLE_QUIZ] })
  const host = await app.owner()
  const session = await host.createSession()
  const entered = await host.post(`/api/v1/sessions/${session.id}/enter`)
  const { participant: hostId } = (await entered.json()) as { participant: string }
  const say = (who: string, command: Parameters<HttpApp['submit']>[1]) =>
    app.submit(session.id, command, { kind: 'participant', id: who })
  const lea = app.browser()
  const { participant: leaId } = await lea.join(session.code, 'Lea')
  const { participant: timId } = await app.browser().join(session.code, 'CANARY-TIM')
  const start = app.clock.now()
  await app.submit(
    session.id,
    { type: 'attendance.note', arrived: [{ participant: leaId, at: start }], left: [] },
    SYSTEM,
  )
  await say(hostId, { type: 'session.start' })
  await say(leaId, { type: 'work.open', exercise: 'hello' })
  await say(timId, { type: 'work.open', exercise: 'leap' })
  await say(leaId, { type: 'work.set-note', exercise: 'hello', note: 'stuck' })
  await say(leaId, { type: 'work.open-hint', exercise: 'hello', hint: 0 })
  await say(leaId, { type: 'help.ask', request: CALL, topic: 'Where do I begin?' })
  await say(hostId, { type: 'help.note', request: CALL, note: 'CANARY-STAFF-NOTE' })
  await say(leaId, { type: 'ask.submit', text: 'Why?', anonymous: true })
  await say(timId, { type: 'ask.submit', text: 'CANARY-ASK', anonymous: false })
  await say(leaId, { type: 'hand.raise' })
  await say(hostId, openSample)
  await say(hostId, ask('pick'))
  await say(leaId, give('pick', choose('a')))
  await say(hostId, reveal('pick'))
  await say(hostId, ask('say'))
  await say(leaId, give('say', { kind: 'text', text: 'green' }))
  await say(timId, give('say', { kind: 'text', text: 'CANARY-ANSWER' }))
  await say(hostId, close('say'))
  await say(hostId, ask('rate'))
  await say(leaId, give('rate', { kind: 'rating', value: 1 }))
  app.clock.advance(30_000)
  const path = `/api/v1/sessions/${session.id}/my-data`
  return { app, host, session, lea, leaId, hostId, start, say, path }
}

describe('what is stored about a learner', () => {
  it('[O4] is all that is theirs', async () => {
    const { lea, leaId, start, path } = await held()
    const answer = await lea.get(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const data = (await answer.json()) as OwnData
    expect(data).toEqual({
      title: 'Introduction',
      now: start + 30_000,
      startedAt: start,
      me: { id: leaId, name: 'Lea', joinedAt: start },
      attendance: { intervals: [{ from: start }], presentMs: 30_000, share: 1 },
      answers: [
        {
          quiz: 'A quiz',
          question: '?',
          number: 1,
          round: 1,
          answer: 'A',
          at: start,
          correct: false,
          points: 0,
        },
        { quiz: 'A quiz', question: '?', number: 2, round: 1, answer: 'green', at: start },
      ],
      work: [
        {
          exercise: 'hello',
          title: 'Hello',
          team: false,
          openedAt: start,
          note: 'stuck',
          hints: 1,
          submissions: [],
          files: [{ name: 'main.py', text: 'print()' }],
          tooLarge: false,
        },
      ],
      asks: [{ text: 'Why?', anonymous: true, at: start, phase: 'shown' }],
      calls: [{ topic: 'Where do I begin?', askedAt: start, outcome: 'open' }],
      counts: { votes: 0, hands: 1, pace: 0, runs: 0 },
    })
  })

  it('[O4] has neither secrets nor anything of others', async () => {
    const { lea, hostId, say, path } = await held()
    expect(await (await lea.get(path)).text()).not.toMatch(/CANARY|blue/)
    await say(hostId, { type: 'session.end' })
    const text = await (await lea.get(path)).text()
    expect(text).not.toContain('CANARY')
    expect(JSON.parse(text)).toMatchObject({ answers: [{}, { answer: 'green', correct: false }] })
  })

  it('[O4] is for learners about themselves', async () => {
    const { app, host, session, path } = await held()
    const observer = app.browser()
    await observer.accept(session.links.observer, 'Beamer')
    for (const browser of [host, observer]) {
      expect(await problemOf(await browser.get(path))).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await app.browser().get(path)).status).toBe(401)
  })
})
