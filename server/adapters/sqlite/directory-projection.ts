import type Database from 'better-sqlite3'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'

/** What the rows of sessions and people tell of the logs; written in the transaction of the append. */
export class DirectoryProjection {
  private readonly head: Database.Statement<[number, string]>
  private readonly started: Database.Statement<[number, string]>
  private readonly ended: Database.Statement<[number, string]>
  private readonly joined: Database.Statement<[string, string, string, string, string]>
  private readonly renamed: Database.Statement<[string, string, string]>
  private readonly standing: Database.Statement<[string, string, string]>
  private readonly isIn: Database.Statement<[string, string], number>
  private readonly addLearners: Database.Statement<[number, string]>

  constructor(client: Database.Database) {
    this.head = client.prepare('update sessions set head = ? where id = ?')
    this.started = client.prepare('update sessions set started_at = ? where id = ?')
    this.ended = client.prepare('update sessions set ended_at = ? where id = ?')
    this.joined = client.prepare(
      `insert into people (session, participant, name, role, standing) values (?, ?, ?, ?, ?)
       on conflict (session, participant)
       do update set name = excluded.name, role = excluded.role, standing = excluded.standing`,
    )
    this.renamed = client.prepare('update people set name = ? where session = ? and participant = ?')
    this.standing = client.prepare('update people set standing = ? where session = ? and participant = ?')
    this.isIn = client
      .prepare<[string, string], number>(
        `select role = 'learner' and standing = 'in' from people where session = ? and participant = ?`,
      )
      .pluck()
    this.addLearners = client.prepare('update sessions set learners = learners + ? where id = ?')
  }

  follow(session: SessionId, { event, at }: Envelope): void {
    switch (event.type) {
      case 'session.started':
        this.started.run(at, session)
        break
      case 'session.ended':
        this.ended.run(at, session)
        break
      case 'person.joined': {
        const { participant, name, role, standing } = event
        this.counting(session, participant, () => this.joined.run(session, participant, name, role, standing))
        break
      }
      case 'person.renamed':
        this.renamed.run(event.name, session, event.participant)
        break
      case 'person.admitted':
      case 'person.removed': {
        const { type, participant } = event
        const standing = type === 'person.admitted' ? 'in' : 'removed'
        this.counting(session, participant, () => this.standing.run(standing, session, participant))
        break
      }
    }
  }

  /** @param seq of the last entry */
  setHead(session: SessionId, seq: number): void {
    this.head.run(seq, session)
  }

  /** Changes somebody, and the number of learners by what that makes of them. */
  private counting(session: SessionId, participant: string, change: () => void): void {
    const before = this.isIn.get(session, participant) ?? 0
    change()
    const difference = (this.isIn.get(session, participant) ?? 0) - before
    if (difference !== 0) this.addLearners.run(difference, session)
  }
}
