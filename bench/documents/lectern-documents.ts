import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStores } from '../../server/adapters/sqlite/stores.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import type { Joined, TicketBody } from '../../shared/wire/http.ts'
import { ask } from '../../tests/faults/ask.ts'
import { type CreatedSession, ServerProcess } from '../../tests/support/server-process.ts'
import { COLLECTING } from '../process-usage.ts'
import { type DocumentServer, KINDS, type Place } from './document-server.ts'

/** Documents that one assistant opens at once; the server allows 16 (EDITORS_PER_PARTICIPANT). */
const DOCUMENTS_OF_AN_ASSISTANT = 12
const AT_ONCE = 50

/**
 * The built program with a class in a session: tickets, rights, checks, and a database in a file. The document of all
 * is the notes of the class, the others are work of one learner each, in which an assistant writes too.
 */
export class LecternDocuments implements DocumentServer {
  readonly name = 'Lectern'
  readonly dialect = 'y-websocket'
  private readonly server: ServerProcess
  private readonly session: CreatedSession
  private readonly folder: string
  private learners: Joined[] = []
  private assistants: Joined[] = []

  private constructor(server: ServerProcess, session: CreatedSession, folder: string) {
    this.server = server
    this.session = session
    this.folder = folder
  }

  /** @param learners as many as there are documents that two write in */
  static async start(learners: number): Promise<LecternDocuments> {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
    const server = await ServerProcess.start({ NODE_OPTIONS: COLLECTING.join(' '), LECTERN_DATA: folder })
    const all = new LecternDocuments(server, await server.createSession('backend-frameworks'), folder)
    try {
      await all.fill(learners)
      await server.terminate()
      await all.openWorkspaces()
      await server.resume()
    } catch (error) {
      await all.stop()
      throw error
    }
    return all
  }

  get pid(): number {
    return this.server.pid
  }

  document({ kind, n }: Place): string {
    const { id } = this.session
    return kind === 'shared' ? `${id}/notes` : `${id}/work/${kind}/${this.learner(n).participant}`
  }

  async address(place: Place, person: number): Promise<string> {
    const query = new URLSearchParams({
      session: this.session.id,
      ticket: await this.ticket(this.seat(place, person)),
    })
    return `${this.server.base.replace('http', 'ws')}/collab/${this.document(place)}?${query}`
  }

  async stop(): Promise<void> {
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private seat({ kind, n }: Place, person: number): Joined {
    if (kind === 'shared') return this.learner(person)
    if (kind === 'large') return this.assistant(person)
    return person === 0 ? this.learner(n) : this.assistant(n)
  }

  private learner(n: number): Joined {
    return this.learners[n % this.learners.length] as Joined
  }

  private assistant(n: number): Joined {
    return this.assistants[n % this.assistants.length] as Joined
  }

  private async fill(learners: number): Promise<void> {
    const { code, links } = this.session
    const invitation = links.ta.split('/i/')[1]
    this.learners = await this.admit(`join/${code}`, 'Learner', learners)
    this.assistants = await this.admit(
      `invitations/${invitation}`,
      'Assistant',
      Math.ceil(learners / DOCUMENTS_OF_AN_ASSISTANT),
    )
  }

  /** Writes into the log that every learner opened a workspace of each kind; the course need not have the exercises. */
  private async openWorkspaces(): Promise<void> {
    const { id } = this.session
    const stores = await openSqliteStores({ file: join(this.folder, 'lectern.db') })
    const head = (await stores.log.read(id, 0)).length
    const opened = KINDS.flatMap((exercise) =>
      this.learners.map(({ participant }) => ({ exercise, participant })),
    )
    await stores.log.append(
      id,
      opened.map(({ exercise, participant }, n) => ({
        seq: head + 1 + n,
        at: Date.now(),
        v: EVENT_VERSION,
        actor: { kind: 'participant', id: participant },
        event: { type: 'work.opened', exercise, owner: participant },
      })),
    )
    await stores.close()
  }

  private async admit(door: string, name: string, count: number): Promise<Joined[]> {
    const admitted: Joined[] = []
    while (admitted.length < count) {
      const more = Math.min(AT_ONCE, count - admitted.length)
      const answers = await Promise.all(
        Array.from({ length: more }, (_, n) =>
          ask<Joined>(`${this.server.base}/api/v1/${door}`, {
            body: { name: `${name} ${admitted.length + n}` },
          }),
        ),
      )
      for (const { status, body } of answers) {
        if (status !== 201) throw new Error(`${door} was answered with ${status}`)
        admitted.push(body)
      }
    }
    return admitted
  }

  private async ticket({ token }: Joined): Promise<string> {
    const { status, body } = await ask<TicketBody>(
      `${this.server.base}/api/v1/sessions/${this.session.id}/tickets`,
      { body: {}, headers: { authorization: `Bearer ${token}` } },
    )
    if (status !== 200) throw new Error(`a ticket was refused with ${status}`)
    return body.ticket
  }
}
