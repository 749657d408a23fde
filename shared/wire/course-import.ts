import * as z from 'zod'

/** What the folder of an uploaded course may be called: it is the id of the course in addresses. */
export const courseImportId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Up to 60 small letters, digits and hyphens; a letter or digit first.')
  .refine((id) => !/^readme\b/.test(id), 'A course cannot be called that.')

const courseImportProblem = z.object({
  /** Errors are why a course is not taken. */
  severity: z.enum(['error', 'warning']),
  /** Path in the course, or as the archive names it; empty where it is about the whole of it. */
  file: z.string(),
  /** From 1; absent where it is about the whole file. */
  line: z.int().min(1).optional(),
  /** A sentence for people. */
  message: z.string(),
})

const courseImportFound = z.object({
  title: z.string(),
  slides: z.int(),
  exercises: z.int(),
  quizzes: z.int(),
  files: z.int(),
  /** Of all files together. */
  bytes: z.int(),
})

export const courseImport = z.object({
  id: z.string(),
  /** Id that the course has, or gets. */
  course: z.string(),
  /** `waiting` and `running` go on by themselves; `done`: the course is there; `failed`: nothing was changed. */
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  createdAt: z.number(),
  /** Why it failed, or will be tried again. */
  error: z.string().optional(),
  /** Mistakes in the archive and in the course. */
  problems: z.array(courseImportProblem),
  /** Absent while it is not known, and where the archive could not be unpacked. */
  found: courseImportFound.optional(),
  /** Whether another course of this id made place. */
  replaced: z.boolean().optional(),
})

export type CourseImportProblem = z.infer<typeof courseImportProblem>
export type CourseImportFound = z.infer<typeof courseImportFound>
export type CourseImport = z.infer<typeof courseImport>
