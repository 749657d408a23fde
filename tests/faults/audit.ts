import Database from 'better-sqlite3'
import type { Ledger } from './ledger.ts'

/** What the log on disk says about a ledger. Every list must be empty. */
export interface Audit {
  entries: number
  /** Acknowledged, and not in the log where the acknowledgement said. */
  lost: string[]
  /** More than one effect. */
  doubled: string[]
  /** People with two answers to one question, and acknowledged answers of which the log has another one. */
  twice: string[]
  /** In the log, and sent by nobody. */
  strangers: string[]
  /** People whose name is not the one that they were given last. */
  misnamed: string[]
  /** Commands with two receipts. */
  contradictions: string[]
  /** Joins that took effect, and of which nobody was told: requests to join cannot be repeated as the same one. */
  unclaimed: number
}

interface Row {
  seq: number
  actor: string | null
  cid: string | null
  body: string
}

/** Compares a session's log with what its people know. Reads the file itself, so that no code of ours is believed. */
export function audit(databaseFile: string, session: string, ledger: Ledger): Audit {
  const db = new Database(databaseFile, { readonly: true })
  try {
    const rows = db
      .prepare<[string], Row>('select seq, actor, cid, body from events where session = ? order by seq')
      .all(session)
    const names = new Map(
      db
        .prepare<[string], { participant: string; name: string }>(
          'select participant, name from people where session = ?',
        )
        .all(session)
        .map(({ participant, name }) => [participant, name]),
    )
    return compare(rows, names, ledger)
  } finally {
    db.close()
  }
}

function compare(rows: Row[], names: Map<string, string>, ledger: Ledger): Audit {
  const commands = new Map<string, number[]>()
  const joins = new Map<string, number>()
  const answers = new Map<string, number[]>()
  for (const { seq, actor, cid, body } of rows) {
    if (cid !== null) {
      const key = `${actor} ${cid}`
      commands.set(key, [...(commands.get(key) ?? []), seq])
    }
    const event = JSON.parse(body) as { type: string; participant?: string; question?: string }
    if (event.type === 'answer.given') {
      const key = `${event.participant} ${event.question}`
      answers.set(key, [...(answers.get(key) ?? []), seq])
    }
    if (event.type === 'person.joined' && event.participant) {
      joins.set(event.participant, (joins.get(event.participant) ?? 0) + 1)
    }
  }
  const known = new Set(ledger.sent.map(({ participant, cid }) => `${participant} ${cid}`))
  const lost = ledger.sent.flatMap(({ participant, cid, seq }) => {
    if (seq === undefined || commands.get(`${participant} ${cid}`)?.includes(seq)) return []
    return [`${participant} ${cid}, acknowledged as ${seq}`]
  })
  return {
    entries: rows.length,
    lost: [...lost, ...ledger.joined.filter((id) => !joins.has(id)).map((id) => `${id} joined`)],
    doubled: [
      ...[...commands].flatMap(([key, seqs]) => (seqs.length > 1 ? [`${key}: entries ${seqs}`] : [])),
      ...[...joins].flatMap(([id, times]) => (times > 1 ? [`${id} joined ${times} times`] : [])),
    ],
    twice: [
      ...[...answers].flatMap(([key, seqs]) => (seqs.length > 1 ? [`${key}: entries ${seqs}`] : [])),
      ...ledger.sent.flatMap(({ participant, answered, seq }) => {
        const entry = answered === undefined ? seq : answers.get(`${participant} ${answered}`)?.[0]
        return entry === seq ? [] : [`${participant} ${answered}: acknowledged as ${seq}, stored as ${entry}`]
      }),
    ],
    strangers: [...commands.keys()].filter((key) => !known.has(key)),
    misnamed: misnamed(names, ledger),
    contradictions: ledger.contradictions,
    // All but the host, who opened the session.
    unclaimed: joins.size - 1 - ledger.joined.length,
  }
}

/** Only people all of whose commands were acknowledged know what they are called. */
function misnamed(names: Map<string, string>, { sent }: Ledger): string[] {
  const last = new Map<string, { seq: number; name: string }>()
  const unsure = new Set<string>()
  for (const { participant, seq, name } of sent) {
    if (name === undefined) continue
    if (seq === undefined) unsure.add(participant)
    else if (seq > (last.get(participant)?.seq ?? 0)) last.set(participant, { seq, name })
  }
  return [...last].flatMap(([participant, { name }]) => {
    if (unsure.has(participant) || names.get(participant) === name) return []
    return [`${participant} is “${names.get(participant)}”, not “${name}”`]
  })
}
