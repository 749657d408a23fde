/** One topic of a curriculum, as listed in a tab-separated file. */
export interface Topic {
  id: string
  section: string
  subsection: string
  topic: string
}

const COLUMNS = ['id', 'section', 'subsection', 'topic'] as const

/** Reads a TSV with the header `id section subsection topic`, in any order; throws where a column is missing. */
export function parseTopics(text: string): Topic[] {
  const [header = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split('\t').map((name) => name.trim().toLowerCase())
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new Error(`The list of topics has no column ${missing.join(', ')}.`)
  return rows
    .filter((row) => row.trim())
    .map((row) => {
      const cells = row.split('\t')
      const cell = (column: (typeof COLUMNS)[number]) => cells[names.indexOf(column)]?.trim() ?? ''
      return {
        id: cell('id'),
        section: cell('section'),
        subsection: cell('subsection'),
        topic: cell('topic'),
      }
    })
}
