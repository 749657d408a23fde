import type { AudienceDeck } from '../../../shared/course/deck.ts'
import type { ReplayEntry, ReplayTimeline } from '../../../shared/report/replay.ts'
import type { ReplayMoment } from '../../../shared/report/replay-moment.ts'

export const MARK_KINDS = ['slide', 'demo', 'quiz', 'question'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** What the kinds of marks are called in a legend. */
export const MARK_NAMES: Record<MarkKind, string> = {
  slide: 'Slides',
  demo: 'Live code',
  quiz: 'Quizzes',
  question: 'Questions',
}

/** A place of a class that one may want to go to. */
export interface Mark {
  kind: MarkKind
  at: number
  /** Until when it was shown; absent for what is of one moment. */
  to?: number
  label: string
}

type Deck = Pick<AudienceDeck, 'slides' | 'exercises'>

function slideLabel(deck: Deck, slide: number): string {
  const title = deck.slides[slide]?.title
  return title ? `Slide ${slide + 1}: ${title}` : `Slide ${slide + 1}`
}

/** Everything worth going to, in the order of time. */
export function marksOf({ entries, demos, end }: ReplayTimeline, deck: Deck): Mark[] {
  const marks: Mark[] = []
  const quizzes = new Map<string, string>()
  let slide: Mark | undefined
  let shown: number | undefined
  let demo: Mark | undefined
  const finish = (mark: Mark | undefined, at: number) => {
    if (mark) mark.to = at
  }
  for (const entry of entries) {
    if (entry.kind === 'slide' && entry.slide !== shown) {
      shown = entry.slide
      // A slide that was left in the same moment, as the first one is by a class that began elsewhere.
      if (slide?.at === entry.at) marks.splice(marks.indexOf(slide), 1)
      finish(slide, entry.at)
      slide = { kind: 'slide', at: entry.at, label: slideLabel(deck, entry.slide) }
      marks.push(slide)
    }
    if (entry.kind === 'demo') {
      finish(demo, entry.at)
      const title = demos.find(({ id }) => id === entry.demo)?.title
      demo =
        entry.demo === undefined
          ? undefined
          : { kind: 'demo', at: entry.at, label: `Live code: ${title ?? ''}` }
      if (demo) marks.push(demo)
    }
    if (entry.kind === 'quiz-opened') quizzes.set(entry.run, entry.title)
    const other = momentary(entry, quizzes)
    if (other) marks.push(other)
  }
  finish(slide, end)
  finish(demo, end)
  return marks
}

function momentary(entry: ReplayEntry, quizzes: ReadonlyMap<string, string>): Mark | undefined {
  const { at } = entry
  if (entry.kind === 'asked') return { kind: 'question', at, label: `Question: ${entry.text}` }
  if (entry.kind !== 'question-opened' && entry.kind !== 'question-revealed') return undefined
  const title = quizzes.get(entry.run)
  const what = title ? `Quiz: ${title}` : 'Poll'
  if (entry.kind === 'question-revealed') return { kind: 'quiz', at, label: `${what}, result` }
  const number = title ? `, question ${entry.number}` : ''
  return { kind: 'quiz', at, label: `${what}${number}${entry.round === 2 ? ', second vote' : ''}` }
}

/** What is on the screen at a moment, in words. */
export function nowText(moment: ReplayMoment, { demos }: Pick<ReplayTimeline, 'demos'>, deck: Deck): string {
  const quiz = moment.quiz === undefined ? undefined : moment.quizzes[moment.quiz]
  if (quiz) return quiz.title ? `Quiz: ${quiz.title}` : 'Poll'
  const demo = demos.find(({ id }) => id === moment.demo)
  const slide = moment.black ? 'Black screen' : slideLabel(deck, moment.slide)
  return demo ? `${slide}, live code: ${demo.title}` : slide
}
