import { z } from 'zod'

const text = z
  .union([z.string(), z.number(), z.boolean()], 'has to be a text')
  .transform(String)
  .pipe(z.string().trim().min(1, 'is empty'))
/** As it stands: what is printed may begin with blanks. */
const code = z.union([z.string(), z.number(), z.boolean()], 'has to be a text').transform(String)
const oneOrMore = <T extends z.ZodType>(each: T) =>
  z.union([each.transform((value) => [value]), z.array(each).min(1, 'is empty')])
const words = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))], 'has to be a list of topic ids')
  .transform((value) => (Array.isArray(value) ? value.map(String) : value.split(/[\s,]+/)).filter(Boolean))
const name = z.string().regex(/^[a-z0-9-]{1,64}$/, 'has to be of small letters, digits and dashes')
const share = z.number('has to be a number').min(-1).max(1)
const number = z.number('has to be a number')

const option = z.union(
  [
    text.transform((each) => ({ text: each, mark: undefined, worth: undefined, feedback: undefined })),
    z
      .strictObject({ right: text, worth: share.optional(), feedback: text.optional() })
      .transform(({ right, ...rest }) => ({ text: right, mark: 'right' as const, ...rest })),
    z
      .strictObject({ wrong: text, worth: share.optional(), feedback: text.optional() })
      .transform(({ wrong, ...rest }) => ({ text: wrong, mark: 'wrong' as const, ...rest })),
  ],
  'has to be a text, or `right: …` or `wrong: …`, with `feedback` and `worth` if you like',
)

const settings = {
  seconds: number.optional(),
  points: number.optional(),
  'may-change': z.boolean('has to be true or false').optional(),
  anonymous: z.boolean('has to be true or false').optional(),
  covers: words.optional(),
}

/** One question. Which of the keys below `ask` is there says what kind it is. */
export const questionSchema = z.strictObject({
  ask: text,
  id: name.optional(),
  code: code.optional(),
  language: z.string().trim().optional(),
  explain: text.optional(),
  ...settings,

  choices: z.array(option).optional(),
  several: z.boolean('has to be true or false').optional(),
  'true-false': z.boolean('has to be true or false').optional(),
  feedback: z.strictObject({ true: text.optional(), false: text.optional() }).optional(),
  number: z
    .union([number, z.strictObject({ from: number, to: number })], 'has to be a number, or { from, to }')
    .optional(),
  tolerance: number.min(0).optional(),
  unit: text.optional(),
  text: oneOrMore(text).optional(),
  pattern: z.string().min(1, 'is empty').optional(),
  'case-sensitive': z.boolean('has to be true or false').optional(),
  also: z
    .array(
      z.union(
        [
          z.strictObject({ text, worth: share }),
          z.strictObject({ number, tolerance: number.min(0).optional(), worth: share }),
          z.strictObject({ from: number, to: number, worth: share }),
        ],
        'has to be { text, worth }, { number, worth } or { from, to, worth }',
      ),
    )
    .optional(),
  prints: oneOrMore(code).optional(),
  order: z.array(text).optional(),
  match: z.record(z.string(), text).optional(),
  extra: z.array(text).optional(),
  'wrong-line': oneOrMore(number).optional(),
  rating: z
    .union(
      [number, z.strictObject({ steps: number.default(5), low: text.optional(), high: text.optional() })],
      'has to be a number of steps, or { steps, low, high }',
    )
    .optional(),
  open: z.enum(['text', 'cloud'], 'has to be text or cloud').optional(),
})

export type YamlQuestion = z.output<typeof questionSchema>

/** A file: what stands beside `questions` goes for each of them that does not say otherwise. */
export const quizSchema = z.strictObject({
  title: text.optional(),
  ...settings,
  questions: z.array(z.unknown()),
})

export type YamlQuiz = z.output<typeof quizSchema>

/** The keys that say what is asked for, and those that go with each. */
export const KINDS = {
  choices: ['several'],
  'true-false': ['feedback'],
  number: ['tolerance', 'unit', 'also'],
  text: ['case-sensitive', 'also', 'pattern'],
  pattern: ['case-sensitive', 'also', 'text'],
  prints: [],
  order: [],
  match: ['extra'],
  'wrong-line': [],
  rating: [],
  open: [],
} as const satisfies Partial<Record<keyof YamlQuestion, readonly (keyof YamlQuestion)[]>>
