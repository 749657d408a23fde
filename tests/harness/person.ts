import type { Outcome } from '../../server/room/room.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import type { Member } from '../../shared/session/roster.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { clientMessage, type ServerMessage } from '../../shared/wire/messages.ts'
import type { Classroom } from './classroom.ts'
import { Page } from './page.ts'

/** Somebody of the class, with the pages that they have open. */
export class Person {
  readonly id: ParticipantId
  readonly pages: Page[] = []
  private readonly classroom: Classroom

  constructor(classroom: Classroom, id: ParticipantId) {
    this.classroom = classroom
    this.id = id
  }

  /** As the room has it now. */
  get member(): Member {
    const member = this.classroom.state.roster.members.get(this.id)
    if (!member) throw new Error(`${this.id} never joined`)
    return member
  }

  /** The page that was opened last. */
  get page(): Page {
    const page = this.pages.at(-1)
    if (!page) throw new Error(`${this.id} has no page`)
    return page
  }

  /** Opens a page. Who may not look gets one that is closed at once, as the server's socket does it. */
  async open(options: { asObserver?: boolean; signIn?: string } = {}): Promise<Page> {
    const { room } = this.classroom
    let disconnect: (() => void) | undefined
    const page = new Page(() => disconnect?.())
    this.pages.push(page)
    disconnect = room.connect({
      participant: this.id,
      asObserver: options.asObserver ?? false,
      outlet: page,
      ...(options.signIn === undefined ? {} : { signIn: options.signIn }),
    })
    if (!disconnect) page.close('removed')
    await this.classroom.settle()
    return page
  }

  /** Every page of this person loses its line. */
  cut(): void {
    for (const page of this.pages) page.cut()
  }

  /**
   * Sends a command as a page does: it goes through the schema of the wire, and the answer comes back to the page
   * that was opened last, if there is one.
   */
  async do(command: ClientCommand, cid = this.classroom.newCid()): Promise<Outcome> {
    const message = clientMessage.parse({ t: 'do', cid, command })
    if (message.t !== 'do') throw new Error('the schema made another message of a command')
    const page = this.pages.at(-1)
    const actor = { kind: 'participant', id: this.id } as const
    const outcome = await this.classroom.room.room.submit(actor, message.command, cid)
    const answer: ServerMessage = outcome.ok
      ? { t: 'done', cid, ...outcome.value }
      : { t: 'rejected', cid, ...outcome.error }
    if (page && !page.closed) page.send(JSON.stringify(answer))
    return outcome
  }
}
