import * as z from 'zod'
import type { SessionId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import { WEBHOOK_TEST, type WebhookEventType } from '../../shared/wire/webhooks.ts'

const id = (what: string) => z.string().meta({ description: what })
const session = id('Id of the session')
const run = id('Id of the quiz or poll, as it is held in the session')
const exercise = id('Id of the exercise in the course')
const owner = id('Whose work it is: a participant, or a team')
const submission = id('Id of what was handed in')
const request = id('Id of the call for help')
const count = (what: string) => z.int().min(0).meta({ description: what })

/** What stands in `data` of each type. Ids only: whoever may know more asks the API. */
export const MESSAGE_DATA = {
  'session.created': z.strictObject({ session, course: id('Id of the course') }),
  'session.started': z.strictObject({ session }),
  'session.ended': z.strictObject({
    session,
    reason: z.enum(['host', 'idle']).meta({ description: 'Who ended it: its host, or nobody did anything' }),
  }),
  'quiz.opened': z.strictObject({ session, run, quiz: id('Id in the course; absent for polls').optional() }),
  'quiz.finished': z.strictObject({ session, run }),
  'question.revealed': z.strictObject({ session, run, question: id('Id of the question') }),
  'work.submitted': z.strictObject({ session, exercise, owner, submission }),
  'work.verified': z.strictObject({
    session,
    exercise,
    owner,
    submission,
    passed: count('Checks that passed, hidden ones included'),
    total: count('Checks of the exercise, hidden ones included'),
  }),
  'help.asked': z.strictObject({
    session,
    request,
    participant: id('Who asks'),
    exercise: id('The exercise that it is about').optional(),
  }),
  'help.resolved': z.strictObject({
    session,
    request,
    participant: id('Who asked'),
    helper: id('Who helped'),
  }),
} satisfies Record<WebhookEventType, z.ZodType>

type Data = { [Type in WebhookEventType]: z.infer<(typeof MESSAGE_DATA)[Type]> }

/** The body of a message: `timestamp` (ISO 8601) is when it happened, not when it is sent. */
export type Message =
  | { [Type in WebhookEventType]: { type: Type; timestamp: string; data: Data[Type] } }[WebhookEventType]
  | { type: typeof WEBHOOK_TEST; timestamp: string; data: { webhook: string } }

/** What webhooks are told of an entry of a session's log; nothing of most. */
export function messageOf(session: SessionId, { at, event }: Envelope): Message | undefined {
  const timestamp = new Date(at).toISOString()
  switch (event.type) {
    case 'session.opened':
      return { type: 'session.created', timestamp, data: { session, course: event.course } }
    case 'session.started':
      return { type: event.type, timestamp, data: { session } }
    case 'session.ended':
      return { type: event.type, timestamp, data: { session, reason: event.reason } }
    case 'quiz.opened':
      return { type: event.type, timestamp, data: { session, run: event.run, quiz: event.quiz } }
    case 'poll.opened':
      return { type: 'quiz.opened', timestamp, data: { session, run: event.run } }
    case 'quiz.finished':
      return { type: event.type, timestamp, data: { session, run: event.run } }
    case 'question.revealed':
      return { type: event.type, timestamp, data: { session, run: event.run, question: event.question } }
    case 'work.submitted': {
      const { exercise, owner, submission } = event
      return { type: event.type, timestamp, data: { session, exercise, owner, submission } }
    }
    case 'work.verified': {
      const { exercise, owner, submission, outcomes } = event
      const passed = outcomes.filter(({ ok }) => ok).length
      const data = { session, exercise, owner, submission, passed, total: outcomes.length }
      return { type: event.type, timestamp, data }
    }
    case 'help.asked': {
      const { request, by: participant, exercise } = event
      const about = exercise === undefined ? {} : { exercise }
      return { type: event.type, timestamp, data: { session, request, participant, ...about } }
    }
    case 'help.resolved': {
      const { request, by: participant, helper } = event
      return { type: event.type, timestamp, data: { session, request, participant, helper } }
    }
    default:
      return undefined
  }
}

/** What is sent where somebody tries a webhook. */
export const testMessage = (webhook: string, now: number): Message => ({
  type: WEBHOOK_TEST,
  timestamp: new Date(now).toISOString(),
  data: { webhook },
})
