import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RIGHTS } from '../../shared/session/permissions.ts'
import { clientCommand } from '../../shared/session/session.ts'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import * as limits from '../../shared/wire/limits.ts'
import { clientMessage } from '../../shared/wire/messages.ts'
import { ROOT } from './sources.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const page = read('docs/PROTOCOL.md')

/** The text below a heading, to the next of the same or a higher level. */
function section(title: string): string {
  const from = page.search(new RegExp(`^##+ ${title}$`, 'm'))
  expect([title, from >= 0]).toEqual([title, true])
  const rest = page.slice(from)
  const level = /^#+/.exec(rest)?.[0].length ?? 2
  const end = rest.slice(1).search(new RegExp(`^#{2,${level}} `, 'm'))
  return end < 0 ? rest : rest.slice(0, end)
}

/** Rows of a section's tables as cells, without code marks. */
const rows = (title: string) =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, -1),
    )
    .slice(1)

const sorted = (all: Iterable<string>) => [...all].sort()

describe('docs/PROTOCOL.md', () => {
  const commands = clientCommand.options.flatMap((feature) =>
    feature.options.map(({ shape }) => ({
      type: shape.type.value,
      fields: Object.keys(shape).filter((key) => key !== 'type'),
    })),
  )

  it('describes every command of the wire, and no other', () => {
    expect(sorted(rows('Commands').map(([type = '']) => type))).toEqual(
      sorted(commands.map(({ type }) => type)),
    )
  })

  it('names the fields of every command', () => {
    for (const { type, fields } of commands) {
      const row = rows('Commands').find((cells) => cells[0] === type)
      for (const field of fields) {
        expect([type, field, row?.[1]?.split(/[^\w]+/).includes(field)]).toEqual([type, field, true])
      }
    }
  })

  it('says of every command who may use it', () => {
    for (const [type = '', , who] of rows('Commands')) {
      const { roles, self } = RIGHTS[type as keyof typeof RIGHTS]
      const staff = roles.includes('ta') ? 'staff' : roles.includes('instructor') ? 'instructors' : undefined
      const words = [staff, roles.includes('learner') && 'learners'].filter(Boolean).join(', ')
      expect([type, who]).toEqual([type, self ? `${words}, oneself` : words])
    }
  })

  it('describes every message, and no other', () => {
    const tags = [...read('shared/wire/messages.ts').matchAll(/\bt: (?:z\.literal\()?'(\w+)'/g)].map(
      ([, tag = '']) => tag,
    )
    const described = ['What the server sends', 'What a client sends'].flatMap((title) =>
      [...section(title).matchAll(/^### `(\w+)`$/gm)].map(([, tag = '']) => tag),
    )
    expect(sorted(described)).toEqual(sorted(tags))
    expect(tags).toContain('rejected')
  })

  it('describes every rejection code, and no other', () => {
    const codes = [...read('shared/session/rejection.ts').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(
      ([, code = '']) => code,
    )
    expect(codes.length).toBeGreaterThan(8)
    expect(sorted(rows('Rejection codes').map(([code = '']) => code))).toEqual(sorted(codes))
  })

  it('describes every close code, and no other, and says when to come back', () => {
    const described = rows('Close codes').map(([code, reason, , advice]) => [
      Number(code),
      reason,
      /^reconnect/.test(advice ?? ''),
    ])
    expect(described.sort()).toEqual(
      Object.entries(CLOSE)
        .map(([reason, { code, retry }]) => [code, reason, retry])
        .sort(),
    )
    const final = /\[([\d, ]+)\]\.includes\(code\)/
      .exec(section('A small client'))?.[1]
      ?.split(', ')
      .map(Number)
    expect(final?.sort()).toEqual(
      Object.values(CLOSE)
        .filter(({ retry }) => !retry)
        .map(({ code }) => code)
        .sort(),
    )
  })

  it('names the slices and their fields', () => {
    const source = read('shared/view/slices.ts')
    const fieldsOf = (name: string) =>
      [
        ...(new RegExp(`interface ${name} {([^}]*)}`).exec(source)?.[1] ?? '').matchAll(/^ {2}(\w+)\??:/gm),
      ].map(([, field = '']) => field)
    expect(sorted(rows('What is in a view').map(([slice = '']) => slice))).toEqual(
      sorted(fieldsOf('RoomView')),
    )
    const named = section('What is in a view')
    for (const slice of [
      'SessionSlice',
      'RoomSlice',
      'RosterSlice',
      'PersonView',
      'DoorSlice',
      'MeView',
      'StageSlice',
      'ExerciseSlice',
      'WorkSlice',
      'WorkView',
      'TeamView',
      'DemosSlice',
      'DemoView',
      'DemoRunView',
    ]) {
      expect(fieldsOf(slice).length).toBeGreaterThan(0)
      for (const field of fieldsOf(slice))
        expect([slice, field, named.includes(`\`${field}\``)]).toEqual([slice, field, true])
    }
  })

  it('states the limits that hold', () => {
    const stated = page.replaceAll(',', '')
    const said = (text: string) => expect([text, stated.includes(text)]).toEqual([text, true])
    said(`\`${limits.SUBPROTOCOL}\``)
    said(`version ${limits.PROTOCOL}`)
    said(`${limits.MAX_CLIENT_MESSAGE_BYTES} bytes`)
    said(`${limits.COMMAND_BURST} at once ${limits.COMMANDS_PER_SECOND} a second`)
    said(`${limits.MESSAGES_PER_SECOND} at once ${limits.MESSAGES_PER_SECOND} a second`)
    said(`| sockets of a participant | ${limits.SOCKETS_PER_PARTICIPANT} |`)
    said(`| ${limits.SIGNAL_READER_BYTES} bytes | no signals |`)
    said(`| ${limits.SLOW_READER_BYTES} bytes |`)
    said(`| ${limits.STALLED_READER_BYTES} bytes |`)
    said(`every ${limits.HEARTBEAT_MS} ms`)
    said(`| ${2 * limits.HEARTBEAT_MS} ms |`)
    said(`| ${limits.TICKET_MS} ms |`)
  })

  it('gives examples that are what they say', () => {
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text))
    expect(examples.map(({ t }) => t)).toEqual([
      'view',
      'patch',
      'me',
      'done',
      'rejected',
      'pong',
      'signal',
      'do',
      'ping',
      'signal',
    ])
    for (const example of examples.filter(({ t }) => t === 'do' || t === 'ping')) {
      expect(clientMessage.parse(example)).toEqual(example)
    }
  })
})
