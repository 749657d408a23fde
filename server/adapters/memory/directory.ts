import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import type {
  SessionDirectory,
  SessionFilter,
  SessionQuery,
  SessionRecord,
  SessionRow,
} from '../../ports/directory.ts'
import { foldCase } from '../../ports/fold-case.ts'
import type { MemoryLog } from './session-log.ts'

export class MemoryDirectory implements SessionDirectory {
  private readonly rows: SessionRow[] = []
  private readonly log: MemoryLog
  private readonly onRemoved: (session: SessionId) => void

  constructor(log: MemoryLog, onRemoved: (session: SessionId) => void) {
    this.log = log
    this.onRemoved = onRemoved
  }

  async create(row: SessionRow, entries: readonly Envelope[]): Promise<void> {
    this.log.guard()
    if (this.rows.some(({ id, code }) => id === row.id || code === row.code)) {
      throw new Error(`there is a session with id ${row.id} or code ${row.code} already`)
    }
    if (entries[0] && entries[0].seq !== 1) throw new Error('a new session must begin with entry 1')
    this.rows.unshift(row)
    this.log.appendNow(row.id, entries)
  }

  async find(id: SessionId): Promise<SessionRecord | undefined> {
    return this.current().find((row) => row.id === id)
  }

  async findByCode(code: string): Promise<SessionRecord | undefined> {
    return this.current().find((row) => row.code === code)
  }

  async list({ limit, sort, after, ...filter }: SessionQuery): Promise<SessionRecord[]> {
    const { field, descending } = sort ?? { field: 'createdAt', descending: true }
    const sign = descending ? -1 : 1
    const keyOf = (row: SessionRecord) => (field === 'title' ? foldAscii(row.title) : row.createdAt)
    const end = after && {
      key: typeof after.key === 'string' ? foldAscii(after.key) : after.key,
      id: after.id,
    }
    return this.current()
      .filter((row) => fits(row, filter))
      .map((row) => ({ row, key: keyOf(row), id: row.id }))
      .sort((a, b) => sign * compare(a, b))
      .filter((item) => !end || sign * compare(item, end) > 0)
      .slice(0, limit)
      .map(({ row }) => row)
  }

  async count(filter: SessionFilter): Promise<number> {
    return this.current().filter((row) => fits(row, filter)).length
  }

  async outdated(before: number, limit: number): Promise<SessionRecord[]> {
    const lastOf = ({ id, endedAt }: SessionRecord) => endedAt ?? this.log.rows.get(id)?.at(-1)?.entry.at
    return this.current()
      .filter((row) => (lastOf(row) ?? before) < before)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
  }

  async remove(id: SessionId): Promise<boolean> {
    const at = this.rows.findIndex((row) => row.id === id)
    this.log.remove(id)
    this.onRemoved(id)
    if (at >= 0) this.rows.splice(at, 1)
    return at >= 0
  }

  private current(): SessionRecord[] {
    return this.rows.map((row) => recordOf(row, this.log.rows.get(row.id)?.map(({ entry }) => entry) ?? []))
  }
}

function fits(row: SessionRecord, { owner, live, course, title }: SessionFilter): boolean {
  return (
    (owner === undefined || row.owner === owner) &&
    (live === undefined || live === (row.endedAt === undefined)) &&
    (course === undefined || row.course === course) &&
    (title === undefined || foldCase(row.title).includes(foldCase(title)))
  )
}

function recordOf(row: SessionRow, entries: readonly Envelope[]): SessionRecord {
  const learners = new Map<string, boolean>()
  const times: Pick<SessionRecord, 'startedAt' | 'endedAt'> = {}
  for (const { event, at } of entries) {
    if (event.type === 'session.started') times.startedAt = at
    if (event.type === 'session.ended') times.endedAt = at
    if (event.type === 'person.joined' && event.role === 'learner') {
      learners.set(event.participant, event.standing === 'in')
    }
    if (event.type === 'person.admitted' || event.type === 'person.removed') {
      const isLearner = learners.has(event.participant)
      if (isLearner) learners.set(event.participant, event.type === 'person.admitted')
    }
  }
  return { ...row, ...times, learners: [...learners.values()].filter(Boolean).length }
}

/** As SQLite's collation NOCASE does. */
const foldAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

type Place = { key: string | number; id: string }

const compare = (a: Place, b: Place): number =>
  a.key === b.key ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.key < b.key ? -1 : 1
