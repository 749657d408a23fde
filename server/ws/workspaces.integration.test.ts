import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import { EDITORS_PER_PARTICIPANT, EDITORS_PER_STAFF } from '../../shared/wire/collab.ts'
import { CollabOnline, type OnlineEditor } from '../../tests/harness/collab-online.ts'
import { until } from '../../tests/harness/until.ts'
import { updateMessage } from '../collab/messages.ts'

const TEAM = 'team0001'
const of = (owner: string) => `session-1/work/leap/${owner}`
const textOf = ({ doc }: { doc: Y.Doc }) => doc.getMap<Y.Text>('files').get('main.py')
const starter = 'def main():\n    pass\n'
const open = (who: string) => online.submit({ type: 'work.open', exercise: 'leap' }, who)
const form = (...members: string[]) => online.submit({ type: 'teams.form', teams: [{ team: TEAM, members }] })
const shows = (editor: OnlineEditor, text: string) =>
  until(() => textOf(editor)?.toString().includes(text) ?? false)

let online: CollabOnline
beforeEach(async () => {
  online = await CollabOnline.open()
  for (const learner of ['ana', 'ben', 'cy']) await online.join(learner)
  await online.join('ta', 'ta')
})
afterEach(() => online.stop())

describe('workspaces over real sockets', () => {
  it('[W3] begin with the files of the exercise, once', async () => {
    await open('ana')
    const ana = await online.synced('ana', of('ana'))
    expect(textOf(ana)?.toString()).toBe(starter)
    expect(ana.doc.getMap('meta').get('order')).toEqual(['main.py', 'notes.md'])
    textOf(ana)?.insert(0, '# mine\n')
    await online.restart()
    const ta = await online.synced('ta', of('ana'))
    await shows(ta, '# mine')
    expect(textOf(ta)?.toString()).toBe(`# mine\n${starter}`)
  })

  it('[W4] are typed in by their owner and by staff, who are seen by name, and closed to everybody else', async () => {
    await open('ana')
    const ana = await online.synced('ana', of('ana'))
    const ta = await online.synced('ta', of('ana'))
    textOf(ana)?.insert(0, '# ana\n')
    await shows(ta, '# ana')
    textOf(ta)?.insert(0, '# ta\n')
    await shows(ana, '# ta')
    ta.provider.awareness.setLocalState({ cursor: 1 })
    const seen = () => ana.provider.awareness.getStates().get(ta.doc.clientID)?.user
    await until(() => seen() !== undefined)
    expect(seen()).toMatchObject({ id: 'ta', name: 'Name of ta', role: 'ta' })
    await expect(online.raw('ben', of('ana'))).rejects.toThrow(/403/)
    await expect(online.raw('ben', of('ben'))).rejects.toThrow(/403/)
  })

  it('[W8] of a team are typed in by its members', async () => {
    await form('ana', 'ben')
    await open('ben')
    const [ana, ben] = [await online.synced('ana', of(TEAM)), await online.synced('ben', of(TEAM))]
    textOf(ana)?.insert(0, '# ana\n')
    await shows(ben, '# ana')
    textOf(ben)?.insert(0, '# ben\n')
    await shows(ana, '# ben')
    await expect(online.raw('cy', of(TEAM))).rejects.toThrow(/403/)
  })

  it('[W9] are closed at once to who is moved to another team, and only read once the team is dissolved', async () => {
    await form('ana', 'ben')
    await open('ana')
    const [ana, ben] = [await online.synced('ana', of(TEAM)), await online.raw('ben', of(TEAM))]
    await form('ana', 'cy')
    await until(() => ben.closed() !== undefined)
    expect(ben.closed()).toBe(CLOSE.removed.code)
    const cy = await online.raw('cy', of(TEAM))
    await online.submit({ type: 'teams.dissolve' })
    const doc = new Y.Doc()
    doc.getText('x').insert(0, 'too late')
    cy.ws.send(updateMessage(Y.encodeStateAsUpdate(doc)))
    await until(() => cy.received.some(([type]) => type === 2))
    expect(cy.closed()).toBeUndefined()
    expect(ana.closes).toEqual([])
    expect((await online.stored(of(TEAM))).getText('x').toString()).toBe('')
  })

  it('staff have many open at a time, others few', async () => {
    const many = async (who: string, count: number) => {
      const sockets = []
      for (let n = 0; n < count; n++) sockets.push(await online.raw(who, 'session-1/notes'))
      return sockets
    }
    const mine = await many('ana', EDITORS_PER_PARTICIPANT + 1)
    await until(() => mine[0]?.closed() !== undefined)
    expect(mine[0]?.closed()).toBe(CLOSE.replaced.code)
    expect(mine[1]?.closed()).toBeUndefined()
    const walls = await many('ta', EDITORS_PER_STAFF + 1)
    await until(() => walls[0]?.closed() !== undefined)
    expect(walls[0]?.closed()).toBe(CLOSE.replaced.code)
    expect(walls[1]?.closed()).toBeUndefined()
  })
})
