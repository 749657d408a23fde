import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { EMPTY_CATALOG } from '../../../shared/course/catalog.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import { ownWork } from './own-work.ts'

function stored(text: string) {
  const doc = new Y.Doc()
  doc.getMap('files').set('main.py', new Y.Text(text))
  return { seq: 1, state: Y.encodeStateAsUpdate(doc) }
}

it('leaves out the workspace that is too large, says so, and keeps those after it', async () => {
  const { state } = Scenario.class().given(
    { type: 'work.opened', exercise: 'leap', owner: 'ana' },
    { type: 'work.opened', exercise: 'large', owner: 'ana' },
    { type: 'work.opened', exercise: 'last', owner: 'ana' },
    { type: 'work.opened', exercise: 'last', owner: 'ben' },
  )
  const texts: Record<string, string> = { leap: 'ä'.repeat(40), large: 'x'.repeat(30), last: 'y'.repeat(20) }
  const source = {
    state,
    catalog: EMPTY_CATALOG,
    store: { load: async (name: string) => stored(texts[name.split('/')[2] ?? ''] ?? '') },
    flush: async () => true,
  }
  const work = await ownWork(source, 'ana', 100)
  expect(work.map(({ folder, files, tooLarge }) => [folder, files[0]?.text.length ?? 0, tooLarge])).toEqual([
    ['leap', 40, false],
    ['large', 0, true],
    ['last', 20, false],
  ])
})
