import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { CourseDisk } from '../disk.ts'
import { slug } from './compile-quiz.ts'
import { isQuizFile, readQuizFile } from './read-quiz-file.ts'
import type { SourceQuiz } from './source-quiz.ts'

/** A quiz of a file of its own. */
export interface FoundQuiz extends SourceQuiz {
  id: string
  /** Course-relative. */
  file: string
}

const FOLDER = 'quizzes'
const QUIZZES_MAX = 200

/** Reads the files in `quizzes/`, and in the `quizzes/` of the folders of the course's modules, in their order. */
export async function findQuizzes(
  disk: CourseDisk,
): Promise<{ found: FoundQuiz[]; problems: DeckProblem[] }> {
  const top = (await disk.list('')) ?? []
  const modules = top.filter(({ kind }) => kind === 'folder').map(({ name }) => `${name}/${FOLDER}`)
  const found = new Map<string, FoundQuiz>()
  const problems: DeckProblem[] = []
  for (const folder of [FOLDER, ...modules]) {
    for (const { name, kind } of (await disk.list(folder)) ?? []) {
      if (kind !== 'file' || !isQuizFile(name)) continue
      const file = `${folder}/${name}`
      const refuse = (message: string) => problems.push({ severity: 'error', file, line: 1, message })
      const id = slug(name.replace(/\.\w+$/, '')) || 'quiz'
      const other = found.get(id)
      if (other) refuse(`There is another quiz ${id}, in ${other.file}; this one is left out.`)
      else if (found.size >= QUIZZES_MAX)
        refuse(`A course has at most ${QUIZZES_MAX} quizzes; this one is left out.`)
      else {
        const bytes = await disk.bytes(file)
        if (bytes) found.set(id, { id, file, ...(await readQuizFile(name, bytes)) })
        else refuse('The file cannot be read: it is too large.')
      }
    }
  }
  return { found: [...found.values()], problems }
}
