import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Collab } from '../../tests/harness/collab.ts'
import type { Trouble } from '../../tests/harness/disk.ts'
import { Editor } from '../../tests/harness/editor.ts'

type Step =
  | { do: 'type' | 'delete'; who: number; at: number; length: number }
  | { do: 'deliver'; who: number; count: number }
  | { do: 'cut' | 'connect' | 'lose'; who: number }
  | { do: 'wait'; ms: number }
  | { do: 'stumble'; trouble: Trouble; loads: number }
  | { do: 'restart' | 'stop' | 'unload' | 'rush' }
  | { do: 'fill-disk' | 'clear-disk' | 'lose-answers' | 'keep-answers' }

const PEOPLE = 4
/** Longer than a document that nobody has open stays in memory. */
const LONG_MS = 40_000
const who = fc.nat(PEOPLE - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      who,
      at: fc.nat(1_000),
      length: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      who,
      at: fc.nat(1_000),
      length: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), who, count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'lose' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('connect' as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(50, 200, 1_500, LONG_MS) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('stumble' as const),
      trouble: fc.constantFrom('refuse' as const, 'lose' as const),
      loads: fc.nat(1),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'restart' as const,
        'stop' as const,
        'unload' as const,
        'rush' as const,
        'fill-disk' as const,
        'clear-disk' as const,
        'lose-answers' as const,
        'keep-answers' as const,
      ),
    }),
  },
)

/** What the store does while the first four open the document at once, which is when it is seeded. */
interface Opening {
  troubles: Trouble[]
  loads: number
}
const opening: fc.Arbitrary<Opening> = fc.record({
  troubles: fc.array(fc.constantFrom<Trouble>('refuse', 'lose'), { maxLength: 2 }),
  loads: fc.nat(1),
})

/** A letter that was never typed before, so that one that is doubled or lost is seen. */
const letter = (n: number) => String.fromCodePoint(0x4e00 + n)

/** Everybody who is not connected comes at once; for some the store may not answer. */
async function rush(collab: Collab): Promise<void> {
  const away = collab.editors.filter(({ online }) => !online)
  await Promise.allSettled(away.map((editor) => editor.connect(collab.documents, Collab.notes)))
}

/** Everybody goes for so long that the document is forgotten; whoever comes next has it read from the store. */
async function unload(collab: Collab): Promise<void> {
  for (const editor of collab.editors) editor.cut()
  await collab.clock.advance(LONG_MS)
  const before = collab.loads
  await rush(collab)
  const storable = !collab.stores.diskFull && !collab.losesAnswers
  if (storable) expect(collab.loads).toBeGreaterThan(before)
}

async function play(first: Opening, steps: readonly Step[]): Promise<void> {
  const collab = new Collab()
  collab.seed = [{ name: 'main.js', text: 'seed' }]
  let typed = 0
  const there = new Set<string>()
  const robbed = new Set<Editor>()
  collab.troubles.push(...first.troubles)
  collab.failingLoads = first.loads
  for (let n = 0; n < PEOPLE; n++) collab.editors.push(new Editor(`p${n}`))
  await rush(collab)
  for (const one of steps) {
    const editor = 'who' in one ? collab.editors[one.who] : undefined
    if (editor && one.do === 'type') {
      const text = Array.from({ length: one.length }, () => letter(typed++)).join('')
      for (const character of text) there.add(character)
      editor.text.insert(one.at % (editor.text.length + 1), text)
    } else if (editor && one.do === 'delete' && editor.text.length > 0) {
      const at = one.at % editor.text.length
      const length = Math.min(one.length, editor.text.length - at)
      for (const character of editor.text.toString().slice(at, at + length)) there.delete(character)
      editor.text.delete(at, length)
    } else if (editor && one.do === 'deliver') editor.deliver(one.count)
    else if (editor && one.do === 'cut') editor.cut()
    // A message that never arrives although the line holds: no transport does that, and still it heals.
    else if (editor && one.do === 'lose') {
      if (editor.outbox.splice(0, 1).length > 0) robbed.add(editor)
    } else if (editor && one.do === 'connect' && !editor.online) {
      await editor.connect(collab.documents, Collab.notes).catch(() => undefined)
    } else if (one.do === 'wait') await collab.clock.advance(one.ms)
    else if (one.do === 'stumble') {
      collab.troubles.push(one.trouble)
      collab.failingLoads += one.loads
    } else if (one.do === 'unload') await unload(collab)
    else if (one.do === 'rush') await rush(collab)
    else if (one.do === 'restart') collab.restart()
    else if (one.do === 'stop') {
      await collab.documents.close()
      collab.restart()
    } else if (one.do === 'fill-disk' || one.do === 'clear-disk')
      collab.stores.diskFull = one.do === 'fill-disk'
    else if (one.do === 'lose-answers' || one.do === 'keep-answers')
      collab.losesAnswers = one.do === 'lose-answers'
  }
  collab.stores.diskFull = false
  collab.losesAnswers = false
  collab.troubles.length = 0
  collab.failingLoads = 0
  // Whose line has held, and lost nothing, has everything without coming back.
  for (const editor of collab.editors) if (robbed.has(editor)) editor.cut()
  await rush(collab)
  await collab.settle(4_000)
  const stored = new Y.Doc()
  Y.applyUpdate(stored, (await collab.stores.documents.load(Collab.notes)).state)
  const replayed = new Y.Doc()
  const history = await collab.history()
  let news = 0
  replayed.on('update', () => news++)
  for (const { bytes } of history) Y.applyUpdate(replayed, bytes)
  // Nothing is stored twice: each entry of the history changes something.
  expect(news).toBe(history.length)
  const docs = [stored, replayed, ...collab.editors.map(({ doc }) => doc)]
  const texts = docs.map((doc) => doc.getText('notes').toString())
  expect(new Set(texts).size).toBe(1)
  expect([...(texts[0] ?? '')].sort()).toEqual([...there].sort())
  for (const doc of docs) expect(doc.getMap<Y.Text>('files').get('main.js')?.toString()).toBe('seed')
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, i) => i + 1))
  expect(collab.editors.map(({ closed }) => closed)).toEqual(collab.editors.map(() => undefined))
  collab.end()
}

describe('shared documents', () => {
  it.each([42, 1_789, 20_231])(
    'all replicas come to what is stored, with no letter lost or doubled, whatever breaks on the way (seed %i)',
    async (seed) => {
      // Without `size` a list has ten steps or so: too few for a write whose answer is lost and what comes after it.
      const steps = fc.array(step, { minLength: 5, maxLength: 120, size: 'max' })
      await fc.assert(fc.asyncProperty(opening, steps, play), { seed, numRuns: 60 })
    },
    120_000,
  )
})
