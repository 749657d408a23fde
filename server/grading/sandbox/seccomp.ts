/**
 * A filter of system calls for the sandbox, as a classic BPF program (seccomp(2), linux/filter.h): what no program of a
 * learner needs, and what has opened kernels before, is refused. Namespaces keep the rest apart.
 */

const AUDIT_ARCH = { x64: 0xc000003e, arm64: 0xc00000b7 } as const
type Arch = keyof typeof AUDIT_ARCH

/** Numbers from the kernel's tables; calls since 5.x have the same number everywhere. */
const DENIED: Record<string, Record<Arch, number>> = {
  ptrace: { x64: 101, arm64: 117 },
  process_vm_readv: { x64: 310, arm64: 270 },
  process_vm_writev: { x64: 311, arm64: 271 },
  mount: { x64: 165, arm64: 40 },
  umount2: { x64: 166, arm64: 39 },
  pivot_root: { x64: 155, arm64: 41 },
  chroot: { x64: 161, arm64: 51 },
  unshare: { x64: 272, arm64: 97 },
  setns: { x64: 308, arm64: 268 },
  open_tree: { x64: 428, arm64: 428 },
  move_mount: { x64: 429, arm64: 429 },
  fsopen: { x64: 430, arm64: 430 },
  fsmount: { x64: 432, arm64: 432 },
  mount_setattr: { x64: 442, arm64: 442 },
  name_to_handle_at: { x64: 303, arm64: 264 },
  open_by_handle_at: { x64: 304, arm64: 265 },
  bpf: { x64: 321, arm64: 280 },
  perf_event_open: { x64: 298, arm64: 241 },
  userfaultfd: { x64: 323, arm64: 282 },
  io_uring_setup: { x64: 425, arm64: 425 },
  io_uring_enter: { x64: 426, arm64: 426 },
  io_uring_register: { x64: 427, arm64: 427 },
  add_key: { x64: 248, arm64: 217 },
  request_key: { x64: 249, arm64: 218 },
  keyctl: { x64: 250, arm64: 219 },
  kexec_load: { x64: 246, arm64: 104 },
  init_module: { x64: 175, arm64: 105 },
  finit_module: { x64: 313, arm64: 273 },
  delete_module: { x64: 176, arm64: 106 },
  syslog: { x64: 103, arm64: 116 },
  swapon: { x64: 167, arm64: 224 },
  reboot: { x64: 169, arm64: 142 },
}
const SOCKET: Record<Arch, number> = { x64: 41, arm64: 198 }
const CLONE: Record<Arch, number> = { x64: 56, arm64: 220 }
/** Its flags stand in memory, where a filter cannot look; libraries fall back to `clone`. */
const CLONE3 = 435
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET */
const NEW_NAMESPACES = 0x7e020000
const AF_UNIX = 1
/** Calls of the 32-bit ABI on x86-64 have this bit, and numbers that the list does not know. */
const X32_BIT = 0x40000000

const EPERM = 1
const ENOSYS = 38
const LOAD = 0x20
const JUMP_EQUAL = 0x15
const JUMP_AT_LEAST = 0x35
const JUMP_ANY_BIT = 0x45
const RETURN = 0x06
const ALLOW = 0x7fff0000
const KILL_PROCESS = 0x80000000
const fail = (errno: number) => 0x00050000 | errno
/** Of `struct seccomp_data`. */
const NUMBER_AT = 0
const ARCH_AT = 4
const FIRST_ARGUMENT_AT = 16

type Instruction = [code: number, ifTrue: number, ifFalse: number, value: number]

/** @returns the program for this machine; undefined for one whose numbers are not known here */
export function seccompFilter(arch: string): Buffer | undefined {
  if (arch !== 'x64' && arch !== 'arm64') return undefined
  const program: Instruction[] = [
    [LOAD, 0, 0, ARCH_AT],
    [JUMP_EQUAL, 1, 0, AUDIT_ARCH[arch]],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER_AT],
    [JUMP_AT_LEAST, 0, 1, X32_BIT],
    [RETURN, 0, 0, fail(EPERM)],
    [JUMP_EQUAL, 0, 1, CLONE3],
    [RETURN, 0, 0, fail(ENOSYS)],
  ]
  for (const number of Object.values(DENIED)) {
    program.push([JUMP_EQUAL, 0, 1, number[arch]], [RETURN, 0, 0, fail(EPERM)])
  }
  program.push(
    [JUMP_EQUAL, 0, 3, SOCKET[arch]],
    [LOAD, 0, 0, FIRST_ARGUMENT_AT],
    [JUMP_EQUAL, 4, 0, AF_UNIX],
    [RETURN, 0, 0, fail(EPERM)],
    [JUMP_EQUAL, 0, 2, CLONE[arch]],
    [LOAD, 0, 0, FIRST_ARGUMENT_AT],
    [JUMP_ANY_BIT, 1, 0, NEW_NAMESPACES],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, fail(EPERM)],
  )
  const bytes = Buffer.alloc(program.length * 8)
  for (const [at, [code, ifTrue, ifFalse, value]] of program.entries()) {
    bytes.writeUInt16LE(code, at * 8)
    bytes.writeUInt8(ifTrue, at * 8 + 2)
    bytes.writeUInt8(ifFalse, at * 8 + 3)
    bytes.writeUInt32LE(value >>> 0, at * 8 + 4)
  }
  return bytes
}
