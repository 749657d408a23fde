import { Classroom } from '../harness/classroom.ts'
import type { Person } from '../harness/person.ts'
import {
  ask,
  choose,
  close,
  give,
  openSample,
  reveal,
  SAMPLE_QUIZ,
  samplePoll,
} from '../harness/sample-quiz.ts'

/** A class with quizzes and polls, questions of learners, hands, pace and announcements. */
export async function quizzesAndTalk(): Promise<Classroom> {
  const room = await Classroom.open({ learners: 3, tas: 1, content: { quizzes: [SAMPLE_QUIZ] } })
  const { host } = room
  const [ana, ben, cleo] = room.learners as [Person, Person, Person]
  const ta = room.tas[0] as Person
  const question = { run: 'r1', question: 'q/pick' } as const

  await ta.do({ type: 'person.set-extra-time', participant: cleo.id, factor: 1.5 })
  await host.do({ ...openSample, scoring: 'speed' })
  await host.do({ type: 'quiz.set-live', run: 'r1', live: true })
  await host.do(ask('pick'))
  await room.advance(5_000)
  await ana.do(give('pick', choose('b')))
  await ben.do(give('pick', choose('a')))
  await host.do({ type: 'question.extend', ...question, until: room.clock.now() + 40_000 })
  await room.advance(10_000)
  // The server is away: the countdown stands still.
  room.kill()
  await room.clock.advance(60_000)
  await room.start()
  for (const person of room.people) await person.open()
  await room.advance(45_000)
  await cleo.do(give('pick', choose('b')))
  await host.do({ type: 'question.discuss', ...question })
  await host.do({ type: 'question.ask-again', ...question })
  await ben.do(give('pick', choose('b'), 2))
  await host.do(close('pick'))
  await host.do(reveal('pick'))
  await host.do(ask('rate'))
  for (const [n, learner] of room.learners.entries()) {
    await learner.do(give('rate', { kind: 'rating', value: n + 3 }))
  }
  await ana.do(give('rate', { kind: 'rating', value: 5 }))
  await host.do(reveal('rate'))
  await host.do(ask('pick'))
  await host.do({ type: 'quiz.finish', run: 'r1' })
  await host.do({ type: 'quiz.show' })
  await host.do(samplePoll)
  await ana.do({ type: 'answer.give', run: 'r2', question: 'poll/r2', round: 1, answer: choose('a') })
  await host.do({ type: 'question.reveal', run: 'r2', question: 'poll/r2' })
  await host.do({ ...openSample, pace: 'free', seconds: 600 })
  await ben.do(give('say', { kind: 'text', text: 'blue' }, 1, 'r3'))
  await ben.do(give('say', { kind: 'text', text: 'Blue ' }, 1, 'r3'))
  await host.do({ type: 'asks.moderate', on: true })
  await ana.do({ type: 'ask.submit', text: 'Why two event loops?', anonymous: true })
  await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'shown' })
  await ben.do({ type: 'ask.vote', ask: 'a1', up: true })
  await ben.do({ type: 'hand.raise' })
  await cleo.do({ type: 'hand.raise' })
  await ta.do({ type: 'hand.lower', participant: ben.id })
  await ta.do({ type: 'hands.lower-all' })
  await ana.do({ type: 'pace.say', mood: 'lost' })
  await ana.do({ type: 'pace.say', mood: 'fine' })
  await ta.do({ type: 'announcement.make', text: 'Break until ten' })
  await ta.do({ type: 'announcement.withdraw', announcement: 'n1' })
  await host.do({ type: 'session.end' })
  await room.advance(2 * 60_000)
  return room
}
