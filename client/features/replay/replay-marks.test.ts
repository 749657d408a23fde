import { expect, it } from 'vitest'
import type { ReplayTimeline } from '../../../shared/report/replay.ts'
import { replayMoment } from '../../../shared/report/replay-moment.ts'
import { marksOf, nowText } from './replay-marks.ts'

const question = {
  id: 'q/1',
  stem: '',
  points: 1,
  mayChange: false,
  anonymous: false,
  kind: 'open',
  form: 'text',
} as never
const timeline: ReplayTimeline = {
  title: 'A class',
  start: 0,
  end: 9_000,
  ended: true,
  demos: [{ id: 'd', title: 'Steps' }],
  breaks: [],
  entries: [
    { at: 0, kind: 'slide', slide: 0, step: 0 },
    { at: 0, kind: 'slide', slide: 1, step: 0 },
    { at: 1_000, kind: 'slide', slide: 1, step: 1 },
    { at: 2_000, kind: 'demo', demo: 'd' },
    { at: 3_000, kind: 'asked', ask: 'a1', text: 'Why?', slide: 1, phase: 'shown', votes: 0 },
    { at: 4_000, kind: 'demo' },
    { at: 5_000, kind: 'quiz-opened', run: 'r1', title: 'Warm-up', pace: 'host', total: 1 },
    { at: 5_000, kind: 'question-opened', run: 'r1', question, number: 1, round: 1 },
    {
      at: 6_000,
      kind: 'question-revealed',
      run: 'r1',
      question: 'q/1',
      answered: 0,
      result: { explanation: '' },
    },
    { at: 7_000, kind: 'quiz-shown' },
    { at: 8_000, kind: 'slide', slide: 0, step: 0 },
  ],
}
const deck = { slides: [{ title: '' }, { title: 'Two' }], exercises: [] } as never

it('marks slides, demos, quizzes and questions with when they were there', () => {
  expect(marksOf(timeline, deck).map(({ kind, at, to, label }) => [kind, at, to, label])).toEqual([
    ['slide', 0, 8_000, 'Slide 2: Two'],
    ['demo', 2_000, 4_000, 'Live code: Steps'],
    ['question', 3_000, undefined, 'Question: Why?'],
    ['quiz', 5_000, undefined, 'Quiz: Warm-up, question 1'],
    ['quiz', 6_000, undefined, 'Quiz: Warm-up, result'],
    ['slide', 8_000, 9_000, 'Slide 1'],
  ])
})

it('says what is on the screen', () => {
  const at = (count: number) => nowText(replayMoment(timeline.entries, count), timeline, deck)
  expect([at(3), at(4), at(8), at(11)]).toEqual([
    'Slide 2: Two',
    'Slide 2: Two, live code: Steps',
    'Quiz: Warm-up',
    'Slide 1',
  ])
})
