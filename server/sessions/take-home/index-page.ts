import { escapeHtml } from '../../courses/render/html.ts'
import { type CodeFolder, fileLink, folderTitle, missing } from './code-page.ts'
import { standalonePage } from './page.ts'

/** The contents of a pack. */
export function indexPage(pack: {
  title: string
  /** Of the learner; '' where it was erased. */
  name: string
  language: string
  styles: string
  questions: number
  slides: number
  folders: readonly CodeFolder[]
}): string {
  const { title, name, language, styles, questions, slides, folders } = pack
  const files = folders.reduce((sum, folder) => sum + folder.files.length, 0)
  const body = [
    `<header><h1>${escapeHtml(title)}</h1><p>What you take home${name === '' ? '' : `, ${escapeHtml(name)}`}</p></header>`,
    '<main><ul class="contents">',
    `<li><a href="slides.html">Slides</a> <span>${count(slides, 'slide')}</span></li>`,
    `<li><a href="answers.html">Your answers</a> <span>${count(questions, 'question')}</span></li>`,
    `<li><a href="code.html">Your code</a> <span>${count(files, 'file')}</span></li>`,
    '</ul>',
    ...folders.map(folderHtml),
    '</main>',
  ].join('\n')
  return standalonePage({ title, language, styles, body })
}

function folderHtml(folder: CodeFolder): string {
  const links = folder.files.map(({ path }) => `<li>${fileLink(path)}</li>`)
  return `<h2>${folderTitle(folder)}</h2>${missing(folder)}<ul class="contents">${links.join('')}</ul>`
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
