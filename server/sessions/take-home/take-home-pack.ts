import type { OwnRunResults } from '../../../shared/report/own-quiz-results.ts'
import { answersPage } from './answers-page.ts'
import { type CodeFolder, codePage } from './code-page.ts'
import { entryPaths } from './entry-paths.ts'
import { indexPage } from './index-page.ts'
import type { OwnWork } from './own-work.ts'
import type { EmbedPicture } from './pictures.ts'
import type { ZipEntry } from './zip-stream.ts'

/** UTF-8 of all code in a pack. */
export const CODE_MAX_BYTES = 16 * 1024 * 1024
/** Pictures in the slides of a pack, and as many again in its questions. */
export const PICTURES_MAX_BYTES = 16 * 1024 * 1024

/** What a learner takes home of a session. */
export interface TakeHome {
  title: string
  /** Of the learner; '' where it was erased. */
  name: string
  language: string
  slides: { count: number; page: Buffer }
  quizzes: readonly OwnRunResults[]
  work: readonly OwnWork[]
}

/** The files of a pack, in their order in the archive; the same for the same state of the session. */
export async function packEntries(
  takeHome: TakeHome,
  styles: string,
  embed: EmbedPicture,
): Promise<ZipEntry[]> {
  const { title, name, language, slides, quizzes, work } = takeHome
  const folders = work.map((one): CodeFolder => {
    const paths = entryPaths(one.files.map((file) => file.name))
    const files = one.files.map(({ name, text }) => ({
      path: `code/${one.folder}/${paths.get(name) ?? name}`,
      content: text,
    }))
    return { title: one.title, team: one.team, tooLarge: one.tooLarge, files }
  })
  const page = { title, language, styles }
  const index = indexPage({
    ...page,
    name,
    folders,
    slides: slides.count,
    questions: quizzes.reduce((sum, { questions }) => sum + questions.length, 0),
  })
  return [
    { path: 'index.html', content: index },
    { path: 'slides.html', content: slides.page },
    { path: 'answers.html', content: await answersPage(quizzes, page, embed) },
    { path: 'code.html', content: codePage(folders, page) },
    ...folders.flatMap(({ files }) => files),
  ]
}
