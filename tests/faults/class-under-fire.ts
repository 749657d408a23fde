import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Joined } from '../../shared/wire/http.ts'
import { type CreatedSession, ServerProcess } from '../support/server-process.ts'
import { type Audit, audit } from './audit.ts'
import { eventually } from './eventually.ts'
import { Ledger } from './ledger.ts'
import { Page, type PageOptions } from './page.ts'
import { joinUntilIn } from './pour.ts'

/** A class on the built program as a process of its own, which tests kill, stop and starve. */
export class ClassUnderFire {
  readonly server: ServerProcess
  readonly session: CreatedSession & { host: string }
  readonly ledger = new Ledger()
  readonly databaseFile: string
  private readonly folder: string
  readonly pages: Page[] = []

  private constructor(server: ServerProcess, session: CreatedSession & { host: string }, folder: string) {
    this.server = server
    this.session = session
    this.folder = folder
    this.databaseFile = join(folder, 'lectern.db')
  }

  /** @param settings further settings for the server's environment */
  static async open(settings: Record<string, string> = {}): Promise<ClassUnderFire> {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-fire-'))
    const server = await ServerProcess.start({ ...settings, LECTERN_DATA: folder })
    const created = await server.run('session', 'create', '--course', 'backend-frameworks', '--json')
    return new ClassUnderFire(server, JSON.parse(created), folder)
  }

  page(token: string, participant: string, options?: PageOptions): Page {
    const { base } = this.server
    const page = new Page({ base, session: this.session.id, token, participant }, options)
    this.pages.push(page)
    return page
  }

  /** A page of the host, open. */
  async host(options?: PageOptions): Promise<Page> {
    return opened(this.page(this.session.hostToken, this.session.host, options))
  }

  joins(name: string): Promise<Joined> {
    return joinUntilIn(this.server.base, this.session.code, name, this.ledger)
  }

  /** People who joined, with an open page each. */
  async people(count: number, options?: PageOptions): Promise<Page[]> {
    return Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const { token, participant } = await this.joins(`Learner ${n}`)
        return opened(this.page(token, participant, options))
      }),
    )
  }

  /** Everybody who has a page has it open. @returns how long that took, in ms */
  allBack(patienceMs = 30_000): Promise<number> {
    return eventually('all pages are open', () => this.pages.every((page) => page.open), patienceMs)
  }

  audit(): Audit {
    return audit(this.databaseFile, this.session.id, this.ledger)
  }

  /** What `lectern verify` says. @throws Error where it finds something */
  verify(): Promise<string> {
    return this.server.run('verify')
  }

  async close(): Promise<void> {
    for (const page of this.pages) page.leave()
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export async function opened(page: Page): Promise<Page> {
  await eventually('the page is open', () => page.open)
  return page
}
