import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeFiles, replaceFiles } from './merge-files.ts'

const file = (text: string, name = 'main.py') => ({ name, text })
const BASE = 'one\ntwo\nthree\nfour\nfive\n'

describe('catching up', () => {
  it('keeps what one wrote where the step changed nothing', () => {
    const own = BASE.replace('one', 'one of mine')
    const step = BASE.replace('five', 'five of the step')
    expect(mergeFiles([file(BASE)], [file(own)], [file(step)])).toEqual({
      files: [file('one of mine\ntwo\nthree\nfour\nfive of the step\n')],
      conflicts: [],
    })
  })

  it('names files in which both changed the same, and takes the step there', () => {
    const merged = mergeFiles(
      [file(BASE)],
      [file(BASE.replace('two', 'mine'))],
      [file(BASE.replace('two', 'step'))],
    )
    expect(merged).toEqual({ files: [file(BASE.replace('two', 'step'))], conflicts: ['main.py'] })
  })

  it('leaves own files that the step does not know, and brings those that are missing', () => {
    const own = [file('x', 'mine.py')]
    const step = [file('y'), file('z', 'new.py')]
    expect(mergeFiles([], own, step).files).toEqual([...step, ...own])
    expect(replaceFiles(own, step)).toEqual([...step, ...own])
  })

  it('takes the step where nothing was changed, and changes nothing that is there already', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
      .map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (base, step) => {
        expect(mergeFiles([file(base)], [file(base)], [file(step)])).toEqual({
          files: [file(step)],
          conflicts: [],
        })
        expect(mergeFiles([file(base)], [file(step)], [file(step)])).toEqual({
          files: [file(step)],
          conflicts: [],
        })
      }),
    )
  })
})
