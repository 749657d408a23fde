import { describe, expect, it } from 'vitest'
import { seccompFilter } from './seccomp.ts'

const ALLOWED = 0x7fff0000
const refusedWith = (errno: number) => 0x00050000 | errno
const KILLED = 0x80000000
const ARCH = { x64: 0xc000003e, arm64: 0xc00000b7 }

/** What the kernel does with a filter: classic BPF, as far as this one uses it. */
function decide(
  program: Buffer,
  { arch, number, first = 0 }: { arch: number; number: number; first?: number },
) {
  const data: Record<number, number> = { 0: number, 4: arch, 16: first }
  let value = 0
  for (let at = 0; at < program.length / 8; at++) {
    const code = program.readUInt16LE(at * 8)
    const operand = program.readUInt32LE(at * 8 + 4)
    const jump = (holds: boolean) => {
      at += program.readUInt8(at * 8 + (holds ? 2 : 3))
    }
    if (code === 0x20) value = data[operand] ?? 0
    else if (code === 0x15) jump(value === operand)
    else if (code === 0x35) jump(value >= operand)
    else if (code === 0x45) jump((value & operand) !== 0)
    else if (code === 0x06) return operand
    else throw new Error(`no instruction ${code}`)
  }
  throw new Error('the filter has no end')
}

describe.each(['x64', 'arm64'] as const)('the filter of system calls on %s', (name) => {
  const program = seccompFilter(name) as Buffer
  const ask = (number: number, first = 0) => decide(program, { arch: ARCH[name], number, first })
  const numbers = {
    x64: { read: 0, mount: 165, ptrace: 101, bpf: 321, unshare: 272, socket: 41, clone: 56 },
    arm64: { read: 63, mount: 40, ptrace: 117, bpf: 280, unshare: 97, socket: 198, clone: 220 },
  }[name]

  it('lets through what programs need', () => {
    expect(ask(numbers.read)).toBe(ALLOWED)
    // A thread, and a socket between processes of the sandbox.
    expect(ask(numbers.clone, 0x3d0f00)).toBe(ALLOWED)
    expect(ask(numbers.socket, 1)).toBe(ALLOWED)
  })

  it('refuses what opens the kernel, networks and namespaces', () => {
    for (const call of ['mount', 'ptrace', 'bpf', 'unshare'] as const) {
      expect(ask(numbers[call]), call).toBe(refusedWith(1))
    }
    for (const family of [2, 10, 16, 17]) expect(ask(numbers.socket, family)).toBe(refusedWith(1))
    for (const flag of [0x20000, 0x10000000, 0x40000000]) {
      expect(ask(numbers.clone, flag | 17)).toBe(refusedWith(1))
    }
    expect(ask(435)).toBe(refusedWith(38))
  })

  it('ends programs of another architecture, and knows no second set of numbers', () => {
    expect(decide(program, { arch: 0x40000003, number: 0 })).toBe(KILLED)
    expect(ask(0x40000000 | numbers.read)).toBe(refusedWith(1))
  })
})

it('there is none for machines whose numbers are not known', () => {
  expect(seccompFilter('mips')).toBeUndefined()
})
