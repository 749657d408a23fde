import { z } from 'zod'
import type { Check, ExerciseFile, ExerciseStep } from '../../../shared/course/exercise.ts'
import { withFiles } from '../../../shared/course/exercise-files.ts'
import type { YamlDocument } from '../parse/yaml-document.ts'
import type { Report } from './raw-exercise.ts'

const STEPS_MAX = 20

const schema = z
  .array(
    z.strictObject({
      title: z.string().trim().min(1).max(120),
      checks: z.array(z.string()).max(50).default([]),
    }),
    { error: 'has to be a list of steps' },
  )
  .max(STEPS_MAX, { error: `can have ${STEPS_MAX} steps` })

/**
 * The steps of an exercise, and for each what the workspace holds at its end. A mistake in one leaves all of them out:
 * with one missing, the numbers of the others would mean something else.
 * @param checks visible and hidden ones; a step names them by title or id
 * @param folderOf the files of `steps/<n>`
 */
export async function readSteps(
  document: YamlDocument,
  checks: readonly Check[],
  { starter, solution }: { starter: readonly ExerciseFile[]; solution: readonly ExerciseFile[] },
  folderOf: (step: number) => Promise<ExerciseFile[]>,
  problems: Report,
): Promise<{ steps: ExerciseStep[]; stepFiles: ExerciseFile[][] }> {
  const none = { steps: [], stepFiles: [] }
  const { data } = document
  const given = typeof data === 'object' && data !== null && 'steps' in data ? data.steps : undefined
  if (given === undefined || given === null) return none
  const read = schema.safeParse(given)
  if (!read.success) {
    problems.found.push(...document.problemsOf(read.error, ['steps']))
    return none
  }
  const wrong = problems.found.length
  const steps = read.data.map(({ title, checks: named }, index) => ({
    title,
    checks: named.flatMap((name, at) => {
      const check = checks.find(({ id, title }) => id === name || title === name)
      if (check) return [check.id]
      const message = `There is no check “${name}” in this exercise.${commaHint(name, checks)}`
      problems.found.push(document.problemAt(['steps', index, 'checks', at], message))
      return []
    }),
  }))
  const stepFiles: ExerciseFile[][] = []
  let files = [...starter]
  for (const index of steps.keys()) {
    const own = await folderOf(index + 1)
    const last = index === steps.length - 1
    if (own.length === 0 && !last) {
      const message = `There is no file in the folder steps/${index + 1}: what the step ends with.`
      problems.found.push(document.problemAt(['steps', index], message))
    }
    files = own.length === 0 && last ? withFiles(starter, solution) : withFiles(files, own)
    stepFiles.push(files)
  }
  return problems.found.length > wrong ? none : { steps, stepFiles }
}

/** Between brackets YAML ends a title at its comma: whoever wrote one finds its parts refused. */
function commaHint(name: string, checks: readonly Check[]): string {
  const whole = checks.find(({ title }) => title.includes(',') && parts(title).includes(name))
  return whole ? ` The title “${whole.title}” has a comma: between brackets it needs quotes around it.` : ''
}

const parts = (title: string) => title.split(',').map((part) => part.trim())
