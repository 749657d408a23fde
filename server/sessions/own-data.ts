import { attendanceReport } from '../../shared/report/attendance.ts'
import { helpReport } from '../../shared/report/help-report.ts'
import type { OwnAnswer, OwnData, OwnWorkData } from '../../shared/report/own-data.ts'
import { participation } from '../../shared/report/participation.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import type { Given, Item, Outcome } from '../../shared/session/quiz/state.ts'
import type { Member } from '../../shared/session/roster.ts'
import type { SessionState } from '../../shared/session/session.ts'
import { plainOfHtml } from '../courses/quiz/html-markdown.ts'
import { answerText } from './answer-text.ts'
import type { OwnWork } from './take-home/own-work.ts'

/** Everything that a session holds of a learner. @param work what stands in their workspaces */
export function ownData(session: {
  title: string
  state: SessionState
  entries: readonly Envelope[]
  member: Member
  work: readonly OwnWork[]
  now: number
}): OwnData {
  const { title, state, entries, member, work, now } = session
  const { id } = member
  const { startedAt, endedAt } = state.lifecycle
  const extraTime = state.quizzes.extraTime.get(id)
  const stay = attendanceReport(entries, now).rows.find(({ participant }) => participant === id)
  const did = participation(entries).find(({ participant }) => participant === id)
  return {
    title,
    now,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    me: {
      id,
      name: member.name,
      joinedAt: member.joinedAt,
      ...(extraTime === undefined ? {} : { extraTime }),
    },
    attendance: {
      intervals: stay?.intervals ?? [],
      presentMs: stay?.presentMs ?? 0,
      share: stay?.share ?? 0,
    },
    answers: answersOf(state, id),
    work: work.map(workData),
    asks: asksOf(state, id),
    calls: callsOf(entries, id),
    counts: {
      votes: did?.votes ?? 0,
      hands: did?.hands ?? 0,
      pace: did?.pace ?? 0,
      runs: did?.runs ?? 0,
    },
  }
}

function answersOf({ quizzes }: SessionState, id: string): OwnAnswer[] {
  return quizzes.runs.flatMap(({ title, items }) =>
    items
      .filter(({ question }) => !question.anonymous)
      .flatMap((item) => {
        const before = item.first?.answers.get(id)
        const given = item.answers.get(id)
        // What was graded is the last answer.
        const outcome = item.reveal?.outcomes.get(id)
        return [
          ...(before ? [answerOf(title, item, before, 1, given ? undefined : outcome)] : []),
          ...(given ? [answerOf(title, item, given, item.round, outcome)] : []),
        ]
      }),
  )
}

function answerOf(
  quiz: string,
  { question, number }: Item,
  given: Given,
  round: 1 | 2,
  outcome: Outcome | undefined,
): OwnAnswer {
  return {
    quiz,
    question: plainOfHtml(question.stem),
    number,
    round,
    answer: String(answerText(question, given.answer)),
    at: given.at,
    ...(outcome === undefined ? {} : { correct: outcome.correct, points: outcome.points }),
  }
}

function workData({ exercise, title, team, workspace, files, tooLarge }: OwnWork): OwnWorkData {
  const { openedAt, checked, note, hints, submissions } = workspace
  return {
    exercise,
    title,
    team,
    openedAt,
    ...(checked === undefined
      ? {}
      : { checks: { passed: checked.passed.length, total: checked.total, at: checked.at } }),
    ...(note === undefined ? {} : { note: note.value }),
    hints: hints.length,
    submissions: submissions.map(({ at, passed, total }) => ({
      at,
      ...(passed === undefined ? {} : { passed }),
      total,
    })),
    files,
    tooLarge,
  }
}

function asksOf({ talk }: SessionState, id: string): OwnData['asks'] {
  return [...talk.asks.items.values()]
    .filter(({ by }) => by === id)
    .sort((a, b) => a.at - b.at)
    .map(({ text, anonymous, at, phase }) => ({ text, anonymous, at, phase }))
}

function callsOf(entries: readonly Envelope[], id: string): OwnData['calls'] {
  return helpReport(entries)
    .calls.filter(({ by }) => by === id)
    .map(({ topic, exercise, askedAt, claimedAt, endedAt, outcome }) => ({
      topic,
      ...(exercise === undefined ? {} : { exercise }),
      askedAt,
      ...(claimedAt === undefined ? {} : { claimedAt }),
      ...(endedAt === undefined ? {} : { endedAt }),
      outcome,
    }))
}
