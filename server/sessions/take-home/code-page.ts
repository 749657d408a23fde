import { escapeHtml } from '../../courses/render/html.ts'
import { BACK, standalonePage } from './page.ts'

/** The files of one workspace in a pack. */
export interface CodeFolder {
  title: string
  /** It is a team's. */
  team: boolean
  /** Its files are missing, because there is too much of it. */
  tooLarge: boolean
  /** By their paths in the pack. */
  files: readonly { path: string; content: string }[]
}

/** Nobody reads more on a page; the file has all of it. */
const SHOWN_MAX = 100_000

/** All code of a pack to read: phones and some browsers show no files of code. */
export function codePage(
  folders: readonly CodeFolder[],
  page: { title: string; language: string; styles: string },
): string {
  const parts = folders.map((folder) =>
    [`<h2>${folderTitle(folder)}</h2>`, missing(folder), ...folder.files.map(fileHtml)].join('\n'),
  )
  if (folders.length === 0) parts.push('<p>You opened no exercise.</p>')
  const body = `<header><h1>Your code</h1><p>${escapeHtml(page.title)}</p>${BACK}</header>\n<main>\n${parts.join('\n')}\n</main>`
  return standalonePage({ ...page, title: `Your code: ${page.title}`, body })
}

export const folderTitle = ({ title, team }: CodeFolder): string =>
  `${escapeHtml(title)}${team ? ' (your team’s)' : ''}`

export const missing = ({ tooLarge }: CodeFolder): string =>
  tooLarge ? '<p class="left-out">Left out, because it is too large. Copy it from the class page.</p>' : ''

/** A link to a file of the pack. */
export const fileLink = (path: string): string =>
  `<a href="${escapeHtml(path.split('/').map(encodeURIComponent).join('/'))}">${escapeHtml(path)}</a>`

function fileHtml({ path, content }: CodeFolder['files'][number]): string {
  const rest = content.length > SHOWN_MAX ? '<p class="left-out">The rest is in the file.</p>' : ''
  return `<section><h3>${fileLink(path)}</h3><pre class="file"><code>${escapeHtml(content.slice(0, SHOWN_MAX))}</code></pre>${rest}</section>`
}
