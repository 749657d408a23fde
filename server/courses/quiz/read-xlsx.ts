import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { type Element, isElement, type Node, textOf } from '../render/dom.ts'
import type { Row } from './parse-table.ts'
import { QuestionError } from './source-quiz.ts'
import { parseXml } from './xml.ts'

/** A workbook is a zip from somebody else: what unpacks to more than this is no list of questions. */
const ENTRIES_MAX = 1_000
const ENTRY_BYTES_MAX = 8 * 1024 * 1024
const ROWS_MAX = 5_000
const COLUMNS_MAX = 200

const WANTED = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/

/** The cells of a workbook's first sheet as texts. @throws QuestionError where it is none, or too large */
export async function readXlsx(bytes: Uint8Array): Promise<Row[]> {
  const files = await unzip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const sheet = files.get(firstSheet(files))
  if (sheet === undefined) throw new QuestionError('There is no sheet in this workbook.')
  const strings = elements(parseXml(files.get('xl/sharedStrings.xml') ?? ''), 'si').map(stringOf)
  return elements(parseXml(sheet), 'row')
    .slice(0, ROWS_MAX)
    .map((row, index) => {
      const cells: string[] = []
      for (const cell of elements(row.children, 'c').slice(0, COLUMNS_MAX)) {
        const column = columnOf(cell.attribs.r) ?? cells.length
        if (column < COLUMNS_MAX) cells[column] = cellText(cell, strings)
      }
      return { line: Number(row.attribs.r) || index + 1, cells: Array.from(cells, (text) => text ?? '') }
    })
}

function firstSheet(files: ReadonlyMap<string, string>): string {
  const [sheet] = elements(parseXml(files.get('xl/workbook.xml') ?? ''), 'sheet')
  const id = sheet?.attribs['r:id']
  const links = elements(parseXml(files.get('xl/_rels/workbook.xml.rels') ?? ''), 'relationship')
  const target = links.find(({ attribs }) => attribs.Id === id)?.attribs.Target
  return target ? `xl/${target.replace(/^\/?(?:xl\/)?/, '')}` : 'xl/worksheets/sheet1.xml'
}

function cellText(cell: Element, strings: readonly string[]): string {
  const { t: type } = cell.attribs
  if (type === 'inlineStr') return elements(cell.children, 'is').map(stringOf).join('')
  const value = textOf(elements(cell.children, 'v'))
  return type === 's' ? (strings[Number(value)] ?? '') : value
}

/** Without the readings that Japanese sheets hold beside the text. */
function stringOf(node: Element): string {
  const runs = node.children.filter((child) => !isElement(child) || child.name.toLowerCase() !== 'rph')
  return textOf(elements(runs, 't'))
}

/** `C7` → 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** In document order; not inside each other. */
function elements(nodes: readonly Node[], name: string): Element[] {
  return nodes
    .filter(isElement)
    .flatMap((node) => (node.name.toLowerCase() === name ? [node] : elements(node.children, name)))
}

function unzip(buffer: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const refuse = (message: string) => reject(new QuestionError(message))
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return refuse(`This is no workbook: ${error?.message ?? 'it is empty'}.`)
      if (zip.entryCount > ENTRIES_MAX) return refuse(`The workbook has more than ${ENTRIES_MAX} parts.`)
      const files = new Map<string, string>()
      zip.on('error', (failure: Error) => refuse(`The workbook is damaged: ${failure.message}.`))
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry: Entry) => {
        if (!WANTED.test(entry.fileName)) return zip.readEntry()
        readEntry(zip, entry).then((text) => {
          files.set(entry.fileName, text)
          zip.readEntry()
        }, reject)
      })
      zip.readEntry()
    })
  })
}

function readEntry(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (message: string) => reject(new QuestionError(message))
    if (entry.uncompressedSize > ENTRY_BYTES_MAX) return refuse('A part of the workbook is larger than 8 MB.')
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return refuse(`The workbook is damaged: ${error?.message ?? entry.fileName}.`)
      const chunks: Buffer[] = []
      // `validateEntrySizes` ends the stream where there is more than the entry says.
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', (failure: Error) => refuse(`The workbook is damaged: ${failure.message}.`))
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
  })
}
