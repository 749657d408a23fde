import * as z from 'zod'
import type { Option, Question } from '../../course/quiz.ts'

const line = (max: number) => z.string().trim().min(1).max(max)

/**
 * A question that staff make up on the spot, as plain text. It has no key: nothing is right or wrong.
 */
export const pollDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    stem: line(500),
    multiple: z.boolean(),
    options: z
      .array(line(200))
      .min(2)
      .max(10)
      .refine((options) => new Set(options).size === options.length, 'Two options are the same.'),
  }),
  z.strictObject({
    kind: z.literal('rating'),
    stem: line(500),
    steps: z.int().min(2).max(10),
    low: z.string().trim().max(60),
    high: z.string().trim().max(60),
  }),
  z.strictObject({ kind: z.literal('open'), stem: line(500), form: z.enum(['text', 'cloud']) }),
  z.strictObject({
    kind: z.literal('number'),
    stem: line(500),
    unit: z.string().trim().min(1).max(20).optional(),
  }),
])

export type PollDraft = z.infer<typeof pollDraft>

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Plain text as HTML: nothing in it is markup. */
const html = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c).replaceAll('\n', '<br>')

export interface PollSettings {
  seconds?: number | undefined
  anonymous: boolean
  mayChange: boolean
}

/** @param id of the question, unique in the session */
export function pollQuestion(
  id: string,
  draft: PollDraft,
  { seconds, anonymous, mayChange }: PollSettings,
): Question {
  const common = {
    id,
    stem: `<p>${html(draft.stem)}</p>`,
    points: 0,
    mayChange,
    anonymous,
    ...(seconds === undefined ? {} : { seconds }),
  }
  switch (draft.kind) {
    case 'choice':
      return {
        ...common,
        kind: 'choice',
        form: draft.multiple ? 'multiple' : 'single',
        options: draft.options.map(
          (text, n): Option => ({ id: String.fromCharCode(97 + n), html: html(text) }),
        ),
      }
    case 'rating':
      return { ...common, kind: 'rating', steps: draft.steps, low: draft.low, high: draft.high }
    case 'open':
      return { ...common, kind: 'open', form: draft.form }
    case 'number':
      return { ...common, kind: 'number', ...(draft.unit === undefined ? {} : { unit: draft.unit }) }
  }
}
