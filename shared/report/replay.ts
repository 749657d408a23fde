import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import { findItem, findRun } from '../session/quiz/state.ts'
import type { SessionState } from '../session/session.ts'
import type { AskId } from '../session/talk/asks.ts'
import { evolveTiming, initialTiming } from '../session/timing.ts'
import { resultView } from '../view/quiz-view.ts'
import { BREAK_MS, type ReplayAudience, type ReplayChange, type ReplayTimeline } from './replay-entries.ts'

export type {
  ReplayAudience,
  ReplayChange,
  ReplayEntry,
  ReplayKind,
  ReplayTimeline,
} from './replay-entries.ts'
export { BREAK_MS } from './replay-entries.ts'

/**
 * The timeline of a class: everything that its screen showed, in order. It is built field by field. Answers, votes,
 * private work and attendance are in nobody's; of results it has what was revealed. Questions and announcements that
 * were hidden or taken back in the end are for staff only.
 * @param entries the whole log · @param state the fold of it · @param now ms since the epoch
 */
export function replayTimeline(
  entries: readonly Envelope[],
  state: SessionState,
  audience: ReplayAudience,
  { title, now }: { title: string; now: number },
): ReplayTimeline {
  const { openedAt, startedAt, endedAt } = state.lifecycle
  const start = startedAt ?? openedAt
  const end = Math.max(start, endedAt ?? now)
  const within = (at: number) => Math.min(Math.max(at, start), end)
  const teller = new Teller(state, audience, withdrawnIn(entries))
  const demos: ReplayTimeline['demos'] = []
  const told: ReplayTimeline['entries'] = [{ at: start, kind: 'slide', slide: 0, step: 0 }]
  for (const entry of entries) {
    if (entry.event.type === 'demo.opened') demos.push({ id: entry.event.demo, title: entry.event.title })
    for (const change of teller.changes(entry)) told.push({ at: within(entry.at), ...change })
  }
  return {
    title,
    start,
    end,
    ended: endedAt !== undefined,
    demos,
    entries: told,
    breaks: breaksOf(entries, start, end),
  }
}

/** Stretches between what people did that are long enough to be called breaks. */
function breaksOf(entries: readonly Envelope[], start: number, end: number): ReplayTimeline['breaks'] {
  const breaks: ReplayTimeline['breaks'] = []
  let from = start
  const until = (to: number) => {
    if (to - from >= BREAK_MS) breaks.push({ from, to })
    from = Math.max(from, to)
  }
  for (const { at, actor, event } of entries) {
    // An anonymous vote has no actor, but a person cast it.
    if (actor.kind === 'participant' || event.type === 'ballot.cast') until(Math.min(at, end))
  }
  until(end)
  return breaks
}

const withdrawnIn = (entries: readonly Envelope[]): Set<string> =>
  new Set(
    entries.flatMap(({ event }) => (event.type === 'announcement.withdrawn' ? [event.announcement] : [])),
  )

/** Says what an entry of the log changed for an audience; called with all of them, in order. */
class Teller {
  private readonly state: SessionState
  private readonly audience: ReplayAudience
  private readonly withdrawn: ReadonlySet<string>
  private onScreen: string | undefined
  private timing = initialTiming
  /** Questions that this audience was told of. */
  private readonly asked = new Set<AskId>()

  /** @param withdrawn announcements that do not stand in the end */
  constructor(state: SessionState, audience: ReplayAudience, withdrawn: ReadonlySet<string>) {
    this.state = state
    this.audience = audience
    this.withdrawn = withdrawn
  }

  changes(entry: Envelope): ReplayChange[] {
    const { event, at } = entry
    switch (event.type) {
      case 'slide.shown':
        return [{ kind: 'slide', slide: event.slide, step: event.step }]
      case 'screen.blacked':
        return [{ kind: 'black', black: event.black }]
      case 'demo.shown':
        return this.demoShown(event.demo)
      case 'demo.closed':
        return [
          { kind: 'run-cleared', demo: event.demo },
          ...(this.onScreen === event.demo ? this.demoShown() : []),
        ]
      case 'demo.run-started': {
        const { demo, run, file } = event
        return [{ kind: 'run-started', demo, run, file, ...this.by(event.by) }]
      }
      case 'demo.output-added':
        return [{ kind: 'run-output', demo: event.demo, run: event.run, parts: event.parts }]
      case 'demo.run-ended':
        return [{ kind: 'run-ended', demo: event.demo, run: event.run, ending: event.ending }]
      case 'demo.run-cleared':
        return [{ kind: 'run-cleared', demo: event.demo }]
      case 'exercise.begun':
        return [{ kind: 'exercise', exercise: event.exercise }]
      case 'exercise.left':
        return [{ kind: 'exercise' }]
      case 'timer.set':
      case 'timer.stopped':
      case 'class.held':
      case 'class.resumed':
        this.timing = evolveTiming(this.timing, event, at)
        return [{ kind: 'timing', ...this.timing }]
      case 'announcement.made':
      case 'announcement.withdrawn':
        return this.announcement(event)
      case 'ask.submitted':
      case 'ask.settled':
      case 'ask.pinned':
        return this.ask(event)
      default:
        return this.quiz(event)
    }
  }

  private demoShown(demo?: string): ReplayChange[] {
    this.onScreen = demo
    return [{ kind: 'demo', ...(demo === undefined ? {} : { demo }) }]
  }

  private announcement(
    event: Extract<Envelope['event'], { type: 'announcement.made' | 'announcement.withdrawn' }>,
  ): ReplayChange[] {
    const { announcement } = event
    if (event.type === 'announcement.made') {
      if (this.audience !== 'staff' && this.withdrawn.has(announcement)) return []
      return [{ kind: 'announced', announcement, text: event.text, ...this.by(event.by) }]
    }
    return this.audience === 'staff' ? [{ kind: 'announcement-withdrawn', announcement }] : []
  }

  private ask(
    event: Extract<Envelope['event'], { type: 'ask.submitted' | 'ask.settled' | 'ask.pinned' }>,
  ): ReplayChange[] {
    if (event.ask === undefined) return [{ kind: 'ask-pinned' }]
    const ask = this.state.talk.asks.items.get(event.ask)
    if (!ask || ask.phase === 'withdrawn') return []
    const staff = this.audience === 'staff'
    if (!staff && ask.phase !== 'shown' && ask.phase !== 'answered') return []
    const { id } = ask
    if (event.type === 'ask.pinned') return this.asked.has(id) ? [{ kind: 'ask-pinned', ask: id }] : []
    const phase = event.type === 'ask.settled' ? event.phase : event.waiting ? 'waiting' : 'shown'
    if (this.asked.has(id)) return [{ kind: 'ask-settled', ask: id, phase }]
    if (!staff && phase !== 'shown' && phase !== 'answered') return []
    this.asked.add(id)
    const { text, slide, votes, anonymous, by } = ask
    return [
      {
        kind: 'asked',
        ask: id,
        text,
        slide,
        phase,
        votes: votes.size,
        ...(anonymous ? { anonymous: true as const } : this.by(by)),
      },
    ]
  }

  private quiz(event: Envelope['event']): ReplayChange[] {
    switch (event.type) {
      case 'quiz.opened': {
        const { run, quiz, title, total, questions = [], until } = event
        return [
          { kind: 'quiz-opened', run, quiz, title, pace: event.questions ? 'free' : 'host', total },
          ...questions.map((question, n) => opened(run, question, n + 1, 1, until)),
        ]
      }
      case 'poll.opened': {
        const { run, question, until } = event
        return [
          { kind: 'quiz-opened', run, title: '', pace: 'host', total: 1 },
          opened(run, question, 1, 1, until),
        ]
      }
      case 'question.opened':
        return [opened(event.run, event.question, event.number, 1, event.until)]
      case 'question.asked-again': {
        const item = this.item(event.run, event.question)
        return item ? [opened(event.run, item.question, item.number, 2, event.until)] : []
      }
      case 'quiz.shown':
        return [{ kind: 'quiz-shown', ...(event.run === undefined ? {} : { run: event.run }) }]
      case 'quiz.finished':
        return [{ kind: 'quiz-finished', run: event.run }]
      case 'question.shown':
        return [{ kind: 'question-shown', run: event.run, question: event.question }]
      case 'question.extended':
        return [{ kind: 'question-extended', run: event.run, questions: event.questions, until: event.until }]
      case 'question.closed':
        return [{ kind: 'question-closed', run: event.run, questions: event.questions }]
      case 'question.discussed':
        return [{ kind: 'question-discussed', run: event.run, question: event.question }]
      case 'question.revealed': {
        const item = this.item(event.run, event.question)
        const result = item && resultView(item)
        if (!result) return []
        const { run, question } = event
        return [{ kind: 'question-revealed', run, question, answered: item.answers.size, result }]
      }
      default:
        return []
    }
  }

  private item(run: string, question: string) {
    const found = findRun(this.state.quizzes, run)
    return found && findItem(found, question)
  }

  private by(id: ParticipantId): { by?: string } {
    if (this.audience === 'guest') return {}
    const name = this.state.roster.members.get(id)?.name
    return name ? { by: name } : {}
  }
}

const opened = (
  run: string,
  question: Extract<ReplayChange, { kind: 'question-opened' }>['question'],
  number: number,
  round: 1 | 2,
  until: number | undefined,
): ReplayChange => ({
  kind: 'question-opened',
  run,
  question,
  number,
  round,
  ...(until === undefined ? {} : { until }),
})
