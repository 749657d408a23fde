import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CourseUploads } from './uploads.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lectern-uploads-'))
})
afterEach(() => rmSync(place, { recursive: true }))

const uploads = (silenceMs?: number) =>
  new CourseUploads(join(place, 'imports'), 10, silenceMs === undefined ? {} : { silenceMs })
const files = () => readdirSync(join(place, 'imports'))

/** A body whose chunks the test sends. */
function sending() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start: (started) => {
      controller = started
    },
    cancel: () => {
      cancelled = true
    },
  })
  return {
    body,
    send: (text: string) => controller?.enqueue(Buffer.from(text)),
    end: () => controller?.close(),
    fail: () => controller?.error(new Error('reset')),
    get cancelled() {
      return cancelled
    },
  }
}

describe('an upload', () => {
  it('is a file that nobody else reads', async () => {
    const { body, send, end } = sending()
    const kept = uploads()
    const received = kept.receive('a', 'ines', body)
    send('12345')
    send('67890')
    end()
    expect(await received).toEqual({ ok: true, value: 10 })
    expect(readFileSync(kept.fileOf('a'), 'utf8')).toBe('1234567890')
    expect(statSync(kept.fileOf('a')).mode & 0o777).toBe(0o600)
    expect(statSync(join(place, 'imports')).mode & 0o777).toBe(0o700)
    await kept.remove('a')
    expect(files()).toEqual([])
  })

  it('is refused as soon as it is too large, and read no further', async () => {
    const sender = sending()
    const received = uploads().receive('a', 'ines', sender.body)
    sender.send('12345678901')
    expect(await received).toEqual({ ok: false, error: 'size' })
    expect(files()).toEqual([])
    expect(sender.cancelled).toBe(true)
  })

  it('leaves nothing when it is cut off, silent or empty', async () => {
    const cut = sending()
    const received = uploads().receive('a', 'ines', cut.body)
    cut.send('1')
    cut.fail()
    expect(await received).toEqual({ ok: false, error: 'cut-off' })
    const slow = sending()
    expect(await uploads(5).receive('b', 'ines', slow.body)).toEqual({ ok: false, error: 'slow' })
    expect(slow.cancelled).toBe(true)
    const empty = sending()
    empty.end()
    expect(await uploads().receive('c', 'ines', empty.body)).toEqual({ ok: false, error: 'empty' })
    expect(files()).toEqual([])
  })

  it('waits its turn', async () => {
    const kept = uploads()
    const accounts = ['ada', 'ben', 'cem', 'dan'] as const
    const senders = accounts.map(sending)
    const under = senders.map(({ body }, n) => kept.receive(`u${n}`, accounts[n] ?? '', body))
    const last = sending()
    expect(await kept.receive('c', 'ines', last.body)).toEqual({ ok: false, error: 'busy' })
    for (const { send, end } of senders) {
      send('1')
      end()
    }
    await Promise.all(under)
    last.send('1')
    last.end()
    expect(await kept.receive('c', 'ines', last.body)).toEqual({ ok: true, value: 1 })
  })

  it('is the only one of its account, which takes no other’s turn', async () => {
    const kept = uploads()
    const [one, two, others] = [sending(), sending(), sending()]
    const under = kept.receive('a', 'ines', one.body)
    expect(await kept.receive('b', 'ines', two.body)).toEqual({ ok: false, error: 'busy' })
    others.send('1')
    others.end()
    expect(await kept.receive('c', 'otto', others.body)).toEqual({ ok: true, value: 1 })
    one.fail()
    expect(await under).toEqual({ ok: false, error: 'cut-off' })
  })
})

it('what the last server left is removed, but for what goes on', async () => {
  const kept = uploads()
  await kept.tidy(() => false)
  for (const name of ['a.part', 'b.archive', 'b.json', 'c.archive', 'c.json', 'c.part', 'notes.txt']) {
    writeFileSync(join(place, 'imports', name), '')
  }
  await kept.tidy((id) => id === 'c')
  expect(files().sort()).toEqual(['c.archive', 'c.json', 'notes.txt'])
})
