import * as z from 'zod'

/** Bodies of `GET /api/v1/search`. The client takes only the types. */

export const searchKind = z.enum(['course', 'slide', 'exercise', 'question', 'asked'])

/** A piece of a text; `match` where it is one of the words that were looked for. Put together they are the text. */
const textPart = z.object({ text: z.string(), match: z.boolean() })

const searchHit = z.object({
  course: z.object({ id: z.string(), title: z.string(), language: z.string() }),
  kind: searchKind,
  /** Unique in the course and its kind: number of the slide, id of the exercise or question, '' for the course. */
  ref: z.string(),
  /** Number of the slide, from 1: the one that was found, or the one at which the exercise or question is. */
  slide: z.int().optional(),
  /** Of the slide or the quiz; may be empty. */
  title: z.array(textPart),
  snippet: z.array(textPart),
  /** Where the snippet is from: what everybody sees, or presenter notes and explanations. */
  in: z.enum(['body', 'notes']),
  /** Of what a learner asked: in which session, and whether it was answered there. */
  asked: z.object({ session: z.string(), title: z.string(), answered: z.boolean() }).optional(),
})

export const searchResults = z.object({
  items: z.array(searchHit),
  /** Of all pages. */
  total: z.int(),
  /** Address of the next page, relative to the server; absent on the last. */
  next: z.string().optional(),
  /** False while courses are still being read: ask again after a moment. */
  complete: z.boolean(),
})

export type TextPart = z.infer<typeof textPart>
export type SearchHit = z.infer<typeof searchHit>
export type SearchResults = z.infer<typeof searchResults>
