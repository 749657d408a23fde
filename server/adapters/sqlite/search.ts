import type Database from 'better-sqlite3'
import type { IndexedCourse, SearchEntry, SearchHit, SearchIndex, SearchQuery } from '../../ports/search.ts'
import { indexedText, MATCH_END, MATCH_START, textParts } from '../../ports/search-words.ts'
import type { Sync } from './sync.ts'

/** Tokens of a snippet. */
const SNIPPET_TOKENS = 24
/** Weights of the columns title, body and notes; those before them are not indexed. */
const RANK = 'bm25(search_entries, 0, 0, 0, 0, 8, 1, 0.5)'

interface Row {
  course: string
  courseTitle: string
  language: string
  kind: SearchHit['kind']
  ref: string
  slide: number | null
  title: string
  body: string
  notes: string
  session: string | null
  sessionTitle: string | null
  phase: string | null
}

/** Where entries stand: those of courses, and what was asked in sessions. */
const TABLES = `search_entries
  left join search_courses on search_courses.course = search_entries.course
  left join asked_questions on kind = 'asked' and asked_questions.entry = search_entries.rowid
  left join sessions on sessions.id = asked_questions.session`

/** The search index on FTS5. Prepared statements: the query builder knows no virtual tables. */
export class SqliteSearch implements Sync<SearchIndex> {
  private readonly client: Database.Database

  constructor(client: Database.Database) {
    this.client = client
  }

  courses(): IndexedCourse[] {
    return this.client
      .prepare<[], IndexedCourse>('select course, revision, title, language from search_courses')
      .all()
  }

  replace({ course, revision, title, language }: IndexedCourse, entries: readonly SearchEntry[]): void {
    this.remove(course)
    this.client
      .prepare('insert into search_courses (course, revision, title, language) values (?, ?, ?, ?)')
      .run(course, revision, title, language)
    const insert = this.client.prepare(
      'insert into search_entries (course, kind, ref, slide, title, body, notes) values (?, ?, ?, ?, ?, ?, ?)',
    )
    for (const { kind, ref, slide, title, body, notes } of entries) {
      insert.run(course, kind, ref, slide ?? null, indexedText(title), indexedText(body), indexedText(notes))
    }
  }

  remove(course: string): void {
    this.client.prepare('delete from search_courses where course = ?').run(course)
    this.client.prepare(`delete from search_entries where course = ? and kind <> 'asked'`).run(course)
  }

  find({ words, kind, course, asked, offset, limit }: SearchQuery): { hits: SearchHit[]; total: number } {
    if (words.length === 0) return { hits: [], total: 0 }
    const where = `search_entries match @match
      and (@kind is null or kind = @kind) and (@course is null or search_entries.course = @course)
      and (kind <> 'asked' or (@asked and phase <> 'hidden' and (@owner is null or sessions.owner = @owner)))`
    const filter = {
      match: matchOf(words),
      kind: kind ?? null,
      course: course ?? null,
      asked: asked ? 1 : 0,
      owner: asked?.owner ?? null,
    }
    const total = this.client
      .prepare<[typeof filter], number>(`select count(*) from ${TABLES} where ${where}`)
      .pluck()
      .get(filter)
    const snippet = (column: number) =>
      `snippet(search_entries, ${column}, @start, @end, '…', ${SNIPPET_TOKENS})`
    const rows = this.client
      .prepare<[object], Row>(
        `select search_entries.course, coalesce(search_courses.title, search_entries.course) as courseTitle,
          coalesce(language, 'und') as language, kind, ref, slide,
          highlight(search_entries, 4, @start, @end) as title, ${snippet(5)} as body, ${snippet(6)} as notes,
          sessions.id as session, sessions.title as sessionTitle, phase
        from ${TABLES}
        where ${where} order by ${RANK}, search_entries.rowid limit @limit offset @offset`,
      )
      .all({ ...filter, start: MATCH_START, end: MATCH_END, limit, offset })
    return { hits: rows.map(hitOf), total: total ?? 0 }
  }
}

/** An expression of FTS5 that holds what was typed as quoted texts only, so that none of it is syntax. */
function matchOf(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word.replaceAll('"', '""').replaceAll('\0', ' ')}"`)
  return `${quoted.join(' AND ')} *`
}

function hitOf(row: Row): SearchHit {
  const { course, courseTitle, language, kind, ref, slide, title, body, notes } = row
  const { session, sessionTitle, phase } = row
  const place = !body.includes(MATCH_START) && notes.includes(MATCH_START) ? 'notes' : 'body'
  return {
    course: { course, title: courseTitle, language },
    kind,
    ref,
    ...(slide === null ? {} : { slide }),
    title: textParts(title),
    snippet: textParts(place === 'notes' ? notes : body),
    in: place,
    ...(session === null
      ? {}
      : { asked: { session, title: sessionTitle ?? '', answered: phase === 'answered' } }),
  }
}
