import { z } from '@hono/zod-openapi'
import { replay } from './examples.ts'

/** The timeline of a class in the OpenAPI description; the types are in shared/report/replay-entries.ts. */
const ENTRY_KINDS = [
  'slide',
  'black',
  'demo',
  'run-started',
  'run-output',
  'run-ended',
  'run-cleared',
  'quiz-opened',
  'quiz-shown',
  'quiz-finished',
  'question-opened',
  'question-shown',
  'question-extended',
  'question-closed',
  'question-discussed',
  'question-revealed',
  'asked',
  'ask-settled',
  'ask-pinned',
  'announced',
  'announcement-withdrawn',
  'timing',
  'exercise',
]

const entry = z
  .looseObject({
    at: z.int(),
    kind: z.string().openapi({ description: `One of ${ENTRY_KINDS.join(', ')}; there may be more.` }),
    by: z.string().optional().openapi({ description: 'A name; absent where it is not told.' }),
  })
  .openapi('ReplayEntry', { description: 'Further fields depend on `kind`; see docs/api/records.md.' })

export const ReplayTimeline = z
  .object({
    title: z.string(),
    start: z.int().openapi({ description: 'ms since the epoch, as all times.' }),
    end: z.int(),
    ended: z.boolean(),
    demos: z.array(z.object({ id: z.string(), title: z.string() })),
    entries: z.array(entry),
    breaks: z.array(z.object({ from: z.int(), to: z.int() })),
  })
  .openapi('ReplayTimeline', { example: replay })
