import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { ClientCommand } from '../../shared/session/session.ts'
import type { MeView, RoomView } from '../../shared/view/slices.ts'
import type { ServerMessage } from '../../shared/wire/messages.ts'
import { ClassOnline } from '../harness/class-online.ts'
import { Classroom } from '../harness/classroom.ts'
import { until } from '../harness/until.ts'

type Known = { view?: RoomView; me?: MeView }
type Follow = (
  address: string,
  session: string,
  getTicket: () => Promise<string>,
  onChange: (known: Known) => void,
) => (command: ClientCommand) => Promise<ServerMessage>

const page = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8')
const example = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

/** The client of docs/PROTOCOL.md, with every socket that it makes. */
function fromThePage(sockets: WebSocket[]): Follow {
  class Watched extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol)
      this.on('error', () => undefined)
      sockets.push(this)
    }
  }
  // Attempts to come back do not wait here: how long they do is in the example for all to read.
  const atOnce = (run: () => void) => setImmediate(run)
  return new Function('WebSocket', 'setTimeout', `${example}\nreturn follow`)(Watched, atOnce)
}

let online: ClassOnline
let sockets: WebSocket[]

beforeEach(async () => {
  online = await ClassOnline.open({ learners: 2 })
  sockets = []
})

afterEach(async () => {
  for (const socket of sockets) {
    socket.onclose = null
    socket.terminate()
  }
  await online.stop()
})

describe('the small client of docs/PROTOCOL.md', () => {
  it('follows a class, carries commands, and comes back by itself', async () => {
    const { room } = online
    const known: Record<string, Known> = {}
    const open = (participant: string) =>
      fromThePage(sockets)(
        online.address,
        Classroom.session,
        async () => online.ticketFor({ id: participant }),
        (now) => {
          known[participant] = { ...now }
        },
      )
    const ana = room.learners[0]?.id ?? ''
    const send = open('host')
    open(ana)
    await until(() => known.host?.view !== undefined && known[ana]?.view !== undefined)
    expect(known[ana]?.me).toMatchObject({ role: 'learner', standing: 'in' })

    expect(await send({ type: 'slide.show', slide: 1, step: 2 })).toMatchObject({ t: 'done' })
    await until(() => known[ana]?.view?.stage?.step === 2)
    expect(await send({ type: 'slide.show', slide: 99, step: 0 })).toMatchObject({ code: 'invalid' })

    // The line breaks while a command is under way: it is sent again, and has its effect once.
    const release = room.disk.hold()
    const underWay = send({ type: 'screen.black', black: true })
    await until(() => sockets[0]?.bufferedAmount === 0)
    for (const socket of [...sockets]) socket.terminate()
    await until(() => sockets.length === 4)
    release()
    expect(await underWay).toMatchObject({ t: 'done' })
    await until(() => known[ana]?.view?.stage?.black === true)
    const blacked = (await room.log()).filter(({ event }) => event.type === 'screen.blacked')
    expect(blacked).toHaveLength(1)

    // Removed for good: it does not come back.
    await room.host.do({ type: 'person.remove', participant: ana })
    await until(() => known[ana]?.me?.standing === 'removed')
    await until(() => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length === 1)
    expect(sockets).toHaveLength(4)
  })
})
