import { execFileSync } from 'node:child_process'

/** Whether `prlimit` (util-linux) is there to starve a running process with. */
export const canLimitFiles = (() => {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/**
 * From now on a running process can write no byte of a file behind `bytes`: to it, the disk is full. `unlimited`
 * makes room again. Only the soft limit is touched, so that it can be lifted without privileges.
 */
export function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
}
