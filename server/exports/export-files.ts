import type { Catalog } from '../../shared/course/catalog.ts'
import type { StaffDeck } from '../../shared/course/deck.ts'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { classReport } from '../../shared/report/class-report.ts'
import { quizReport } from '../../shared/report/quiz-results.ts'
import { toldEntry } from '../../shared/report/told-entry.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import { seedOf } from '../../shared/session/documents.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import type { SessionState } from '../../shared/session/session.ts'
import type { Workspace } from '../../shared/session/work/state.ts'
import type { SessionRow } from '../ports/directory.ts'
import { filesIn, notesIn } from '../ports/document-files.ts'
import type { DocumentStore } from '../ports/documents.ts'
import { attendanceCsv } from '../sessions/attendance-csv.ts'
import { reportCsv, TABLES } from '../sessions/class-report-csv.ts'
import { answersCsv, questionsCsv } from '../sessions/quiz-results-csv.ts'
import { entryPaths } from '../sessions/take-home/entry-paths.ts'
import type { ZipEntry } from '../sessions/take-home/zip-stream.ts'
import { README } from './readme.ts'

/** A session with everything that an export is made of. */
export interface ExportSource {
  row: SessionRow
  /** The whole log. */
  entries: readonly Envelope[]
  state: SessionState
  catalog: Catalog
  /** Absent where it is lost. */
  deck: StaffDeck | undefined
  documents: Pick<DocumentStore, 'load'>
  now: number
}

/** A part of an export, and how much is done once it is written, from 0 to 1. */
export interface ExportPart extends ZipEntry {
  done: number
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/**
 * Everything of a session as files: what staff may see of it, so that anonymous votes are nobody's. Reads the shared
 * documents one after another while it goes.
 * @throws StoreUnavailable
 */
export async function* exportFiles(source: ExportSource): AsyncGenerator<ExportPart> {
  const { row, state, entries } = source
  const documents = documentsOf(source)
  const steps = documents.length + 2
  for (const { path, content } of tables(source)) yield { path, content, done: 0 }
  yield {
    path: 'log.ndjson',
    // As over HTTP: the log itself says whose the votes are that nobody is told of.
    content: entries
      .flatMap((entry) => toldEntry(entry) ?? [])
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
    done: 0,
  }
  yield {
    path: 'session.json',
    content: json({
      id: row.id,
      title: row.title,
      course: row.course,
      createdAt: row.createdAt,
      startedAt: state.lifecycle.startedAt,
      endedAt: state.lifecycle.endedAt,
      people: [...state.roster.members.values()].map(({ id, name, role, joinedAt }) => ({
        id,
        name,
        role,
        joinedAt,
      })),
    }),
    done: 1 / steps,
  }
  const notes = await source.documents.load(`${row.id}/notes`)
  if (notes.seq > 0) yield { path: 'notes.md', content: notesIn(notes.state), done: 2 / steps }
  for (const [index, { name, folder }] of documents.entries()) {
    const done = (index + 3) / steps
    const files = await filesOfDocument(source, name)
    const paths = entryPaths(files.map((file) => file.name))
    for (const file of files) {
      yield { path: `${folder}/${paths.get(file.name) ?? file.name}`, content: file.text, done }
    }
  }
}

function* tables({ row, state, entries, catalog, deck, now }: ExportSource): Generator<ZipEntry> {
  yield { path: 'README.txt', content: README }
  const attendance = attendanceReport(entries, now)
  yield { path: 'attendance.json', content: json({ title: row.title, now, ...attendance }) }
  yield { path: 'attendance.csv', content: attendanceCsv(attendance) }
  const quizzes = quizReport(state, row.title, now)
  yield { path: 'quiz-results.json', content: json(quizzes) }
  yield { path: 'quiz-answers.csv', content: answersCsv(quizzes.runs) }
  yield { path: 'quiz-questions.csv', content: questionsCsv(quizzes.runs) }
  const slides = (deck?.slides ?? []).map(({ title }) => title ?? '')
  const report = classReport(entries, state, catalog, { title: row.title, slides, now })
  yield { path: 'report.json', content: json(report) }
  for (const table of TABLES) yield { path: `report/${table}.csv`, content: reportCsv(report, table) }
  if (deck) yield { path: 'deck.json', content: json(deck) }
}

interface ExportedDocument {
  name: DocumentName
  /** Where its files go. */
  folder: string
}

/** Everything that was written together or alone, also what was closed or belongs to a team that is no more. */
function documentsOf({ row, state, entries }: ExportSource): ExportedDocument[] {
  const works = [...state.work.byOwner.values()].flat().map((workspace) => ({
    name: `${row.id}/work/${workspace.exercise}/${workspace.owner}`,
    wanted: `${workspace.exercise}/${ownerOf(state, workspace)}`,
  }))
  const folders = entryPaths(works.map(({ wanted }) => wanted))
  const demos = new Set(entries.flatMap(({ event }) => (event.type === 'demo.opened' ? event.demo : [])))
  return [
    ...[...demos].map((demo) => ({ name: `${row.id}/demo/${demo}`, folder: `live-code/${demo}` })),
    ...works.map(({ name, wanted }) => ({ name, folder: `code/${folders.get(wanted) ?? wanted}` })),
  ]
}

/** A folder for people to find somebody in; two of a name are kept apart by their ids. */
function ownerOf(state: SessionState, { owner }: Workspace): string {
  const people = state.teams.items.get(owner)?.members ?? [owner]
  const names = people.map((id) => state.roster.members.get(id)?.name ?? '').filter((name) => name !== '')
  return `${names.join(', ').replace(/[/\\]/g, '_')} ${owner}`.trim()
}

/** A document that nobody has typed in may not be stored: it holds what it begins with. */
async function filesOfDocument({ state, catalog, documents }: ExportSource, name: DocumentName) {
  const { seq, state: stored } = await documents.load(name)
  const files = seq === 0 ? (seedOf(state, name, catalog) ?? []) : filesIn(stored)
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
}
