/**
 * What webhooks tell of, with a sentence for whoever chooses. The bodies are described in the API document; they have
 * ids only.
 */
export const WEBHOOK_EVENTS = {
  'session.created': 'A session was opened, before anybody came.',
  'session.started': 'A class began.',
  'session.ended': 'A class ended, by its host or by itself.',
  'quiz.opened': 'A quiz or a poll was opened.',
  'quiz.finished': 'A quiz or a poll is over.',
  'question.revealed': 'The answer of a question was shown.',
  'work.submitted': 'Somebody handed in an exercise.',
  'work.verified': 'The server ran all checks on what was handed in.',
  'help.asked': 'A learner asked for help.',
  'help.resolved': 'A learner was helped.',
} as const

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as [WebhookEventType, ...WebhookEventType[]]

/** Sent only when somebody asks for it. */
export const WEBHOOK_TEST = 'webhook.test'

export const WEBHOOK_URL_MAX = 2_000
export const WEBHOOK_DESCRIPTION_MAX = 200
/** Of one account. */
export const WEBHOOKS_MAX = 20
