import { describe, expect, it } from 'vitest'
import type { OwnQuizReport } from '../../shared/report/own-quiz-results.ts'
import type { QuizReport } from '../../shared/report/quiz-results.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const NAME = '=HYPERLINK("x")'

/** Learners answered `pick`, which is revealed, and `say`, which is not. */
async function held() {
  const app = await HttpApp.open({ quizzes: [SAMPLE_QUIZ] })
  const host = await app.owner()
  const session = await host.createSession()
  const { participant: hostId } = (await (
    await host.post(`/api/v1/sessions/${session.id}/enter`)
  ).json()) as {
    participant: string
  }
  const lea = app.browser()
  const { participant: leaId } = await lea.join(session.code, NAME)
  const tim = app.browser()
  const { participant: timId } = await tim.join(session.code, 'Tim')
  const say = (who: string, command: ClientCommand) =>
    app.submit(session.id, command, { kind: 'participant', id: who })
  await say(hostId, { type: 'session.start' })
  await say(hostId, openSample)
  await say(hostId, ask('pick'))
  app.clock.advance(1_500)
  await say(leaId, give('pick', choose('b')))
  app.clock.advance(1_000)
  await say(timId, give('pick', choose('a')))
  await say(hostId, reveal('pick'))
  await say(hostId, ask('say'))
  await say(leaId, give('say', { kind: 'text', text: '-CANARY-OF-LEA' }))
  await say(timId, give('say', { kind: 'text', text: 'CANARY-OF-TIM' }))
  return { app, host, session, lea, leaId, tim, path: `/api/v1/sessions/${session.id}/quiz-results` }
}

describe('results of quizzes', () => {
  it('[Q28] are told to staff while the class lasts', async () => {
    const { app, host, session, leaId, path } = await held()
    const report = (await (await host.get(path)).json()) as QuizReport
    expect(report).toMatchObject({ title: 'Introduction', startedAt: expect.any(Number) })
    const [run] = report.runs
    expect(run?.questions).toMatchObject([
      { number: 1, revealed: true, answered: 2, correct: 1, rounds: [{ a: 1, b: 1 }], medianMs: 2000 },
      { number: 2, revealed: false, answered: 2 },
    ])
    expect(run?.questions[1]).not.toHaveProperty('key')
    expect(run?.people[0]).toMatchObject({ participant: leaId, name: NAME, points: 2 })
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    expect((await ta.get(path)).status).toBe(200)
  })

  it('[Q28] are tables that spreadsheets take for text', async () => {
    const { host, leaId, path } = await held()
    const answer = await host.get(`${path}.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="quiz-answers-\w+\.csv"$/,
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.subarray(3).toString().split('\r\n')
    expect(lines[0]).toBe(
      'run,quiz,number,question_id,question,kind,name,id,round,answer,answered_at,seconds,correct,percent,points',
    )
    expect(lines[1]).toBe(
      `r1,A quiz,1,q/pick,?,choice,"'=HYPERLINK(""x"")",${leaId},1,B,2026-01-12T09:00:01.500Z,1.5,yes,100.0,2`,
    )
    expect(lines[3]).toContain(`,1,'-CANARY-OF-LEA,`)
    expect(lines).toHaveLength(6)
    const questions = await (await host.get(`${path}.csv?table=questions`)).text()
    expect(questions.split('\r\n')).toEqual([
      expect.stringMatching(
        /run,quiz,number,question_id,question,kind,points,right,answered,correct,difficulty,discrimination,median_seconds$/,
      ),
      'r1,A quiz,1,q/pick,?,choice,2,B,2,1,0.5,,2.0',
      'r1,A quiz,2,q/say,?,text,1,,2,,,,0.0',
      '',
    ])
    expect((await problemOf(await host.get(`${path}.csv?table=x`))).status).toBe(422)
  })

  it('[Q28] are not for learners or strangers', async () => {
    const { app, lea, path } = await held()
    for (const form of [path, `${path}.csv`]) {
      expect(await problemOf(await lea.get(form))).toMatchObject({ status: 403, code: 'forbidden' })
      expect((await problemOf(await app.browser().get(form))).status).toBe(401)
    }
  })

  it('[Q29] are a learner’s own: nothing that was not revealed, nothing of others', async () => {
    const { app, host, session, lea, tim, path } = await held()
    const answer = await lea.get(`${path}/mine`)
    const bytes = await answer.text()
    const [run] = (JSON.parse(bytes) as OwnQuizReport).runs
    expect(run).toMatchObject({ answered: 1, correct: 1, points: 2 })
    expect(run?.questions).toMatchObject([
      {
        number: 1,
        key: { options: ['b'] },
        explanation: '<p>Because of b.</p>',
        mine: { answer: choose('b') },
      },
    ])
    for (const secret of ['CANARY-OF', 'q/say', 'blue', 'Tim']) expect(bytes).not.toContain(secret)

    await app.submit(session.id, { type: 'session.end' })
    const after = await (await lea.get(`${path}/mine`)).text()
    expect(after).toContain('CANARY-OF-LEA')
    expect(after).not.toContain('CANARY-OF-TIM')
    expect(await (await tim.get(`${path}/mine`)).text()).not.toContain('CANARY-OF-LEA')
    expect(await problemOf(await host.get(`${path}/mine`))).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await problemOf(await app.browser().get(`${path}/mine`))).status).toBe(401)
  })
})
