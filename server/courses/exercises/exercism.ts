import { z } from 'zod'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import type { CourseDisk } from '../disk.ts'
import { readYamlDocument } from '../parse/yaml-document.ts'
import { entryFirst, entryOf, fileBudget, readFiles } from './exercise-files.ts'
import { CheckIds } from './parse-checks.ts'
import type { MarkdownPart, RawExercise, Report } from './raw-exercise.ts'

export const EXERCISM_FILE = '.meta/config.json'

const paths = z.array(z.string()).default([])
const config = z.object({
  title: z.string().optional(),
  files: z.object({
    solution: paths,
    test: paths,
    /** Concept exercises name their solution `exemplar`, practice exercises `example`. */
    example: paths,
    exemplar: paths,
    editor: paths,
  }),
})

/** Reads an exercise in the layout of Exercism's tracks. What is not about code, text or tests is left alone. */
export async function readExercism(
  disk: CourseDisk,
  folder: string,
  id: string,
  problems: Report,
): Promise<RawExercise> {
  const file = `${folder}/${EXERCISM_FILE}`
  const read = readYamlDocument((await disk.read(file)) ?? '', file)
  if (!read.ok) problems.found.push(...read.problems)
  const parsed = config.safeParse(read.ok ? read.document.data : { files: {} })
  if (read.ok && !parsed.success) problems.found.push(...read.document.problemsOf(parsed.error))
  const { title, files } = parsed.success
    ? parsed.data
    : { title: undefined, files: config.parse({ files: {} }).files }

  const budget = fileBudget()
  const filesOf = (names: readonly string[]) => readFiles(disk, folder, names, budget, problems)
  const starter = await filesOf([...files.solution, ...files.editor])
  const tests = await filesOf(files.test)
  const solution = await solutionOf(disk, folder, files, problems)
  const entry = entryOf(starter)
  const ids = new CheckIds()
  return {
    id,
    title: title ?? titleOf(folder.slice(folder.lastIndexOf('/') + 1)),
    points: 1,
    brief: await briefOf(disk, folder, problems),
    hints: await hintsOf(disk, folder),
    starter: entryFirst(starter, entry),
    solution,
    ...(entry === undefined ? {} : { entry }),
    checks: tests.map((test) => ({
      id: ids.take(test.name),
      title: test.name,
      kind: 'tests',
      files: [test],
    })),
    hiddenChecks: [],
    steps: [],
    stepFiles: [],
    covers: [],
  }
}

/** The example stands for the solution's files one by one, under other names: `.meta/example.py` for `leap.py`. */
async function solutionOf(
  disk: CourseDisk,
  folder: string,
  files: z.output<typeof config>['files'],
  problems: Report,
): Promise<ExerciseFile[]> {
  const example = files.example.length > 0 ? files.example : files.exemplar
  const solution: ExerciseFile[] = []
  for (const [index, path] of example.entries()) {
    const name = files.solution[index]
    const text =
      /^[\w./-]+$/.test(path) && !path.includes('..') ? await disk.read(`${folder}/${path}`) : undefined
    if (text === undefined) problems.error(`${folder}/${EXERCISM_FILE}`, `The file ${path} was not found.`)
    else if (name === undefined) {
      problems.warn(`${folder}/${EXERCISM_FILE}`, `${path} stands for no file of the solution.`)
    } else solution.push({ name, text })
  }
  return solution
}

async function briefOf(disk: CourseDisk, folder: string, problems: Report): Promise<MarkdownPart[]> {
  const parts: MarkdownPart[] = []
  for (const name of [
    'introduction.md',
    'introduction.append.md',
    'instructions.md',
    'instructions.append.md',
  ]) {
    const file = `${folder}/.docs/${name}`
    const text = await disk.read(file)
    if (text?.trim()) parts.push({ file, line: 1, text })
  }
  if (parts.length === 0) problems.error(`${folder}/.docs/instructions.md`, 'There are no instructions.')
  return parts
}

/** Each item of a list in `.docs/hints.md` is a hint, under the heading of its task. */
async function hintsOf(disk: CourseDisk, folder: string): Promise<MarkdownPart[]> {
  const file = `${folder}/.docs/hints.md`
  const lines = ((await disk.read(file)) ?? '').split(/\r?\n/)
  const hints: MarkdownPart[] = []
  let task = ''
  let open: MarkdownPart | undefined
  for (const [index, line] of lines.entries()) {
    const heading = /^##\s+(.+)$/.exec(line)
    if (heading) {
      task = heading[1] === 'General' ? '' : `**${heading[1]}**\n\n`
      open = undefined
      continue
    }
    const item = /^[-*]\s+(.*)$/.exec(line)
    if (item) {
      open = { file, line: index + 1, text: task + item[1] }
      hints.push(open)
    } else if (open) open.text += `\n${line.replace(/^ {1,2}/, '')}`
  }
  return hints.map((hint) => ({ ...hint, text: hint.text.trim() }))
}

/** `two-fer` → `Two Fer`, as Exercism shows it. */
const titleOf = (slug: string) =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
