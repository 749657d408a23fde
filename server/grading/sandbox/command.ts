import { accessSync, constants, existsSync, lstatSync, readlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { projectRoot } from '../../project-root.ts'

/** Programs that a sandbox is made with. */
export interface Tools {
  bwrap: string
  prlimit: string
  /** Only root can start a sandbox as another user. */
  setpriv?: string
  sh: string
}

/** What is seen inside, and where. */
const INSIDE = '/sandbox'
export const HOST_FILE = `${INSIDE}/app/server/grading/sandbox-host.js`
export const RUNNER_FOLDER = `${INSIDE}/runner`

const runner = join(projectRoot, 'dist/runner')
const BINDS: [outside: string, inside: string][] = [
  [runner, RUNNER_FOLDER],
  [join(projectRoot, 'package.json'), `${INSIDE}/app/package.json`],
  [join(projectRoot, 'dist/server/grading/sandbox-host.js'), HOST_FILE],
  [join(projectRoot, 'dist/shared/runner/memory-delta.js'), `${INSIDE}/app/shared/runner/memory-delta.js`],
  [process.execPath, `${INSIDE}/node`],
]
/** Of the system only libraries: there is no shell and no other program. */
const LIBRARIES = ['/usr/lib', '/usr/lib64', '/lib', '/lib64']

export const runnerManifest = join(runner, 'manifest.json')

/** First of the users that sandboxes run as where the server is root; each running sandbox has one of its own. */
const FIRST_USER = 64_200
const PROCESSES = 256
const FILE_BYTES = 1_048_576
const OPEN_FILES = 256
/** The heap of the engine, MB; the memory of Python lies outside of it and has a limit of its own. */
const HEAP_MB = 384
/** Where there are no control groups, this holds for what a process can write to. */
const DATA_BYTES = 1_610_612_736
const TMP_BYTES = 1_048_576

/** @returns what is missing, in words */
export function findTools(path = process.env.PATH ?? ''): { tools: Tools } | { missing: string } {
  if (process.platform !== 'linux') return { missing: 'the sandbox is there for Linux only' }
  const find = (name: string) =>
    [...path.split(delimiter), '/usr/bin', '/bin'].map((folder) => join(folder, name)).find(executable)
  const [bwrap, prlimit, setpriv, sh] = ['bwrap', 'prlimit', 'setpriv', 'sh'].map(find)
  if (!bwrap) return { missing: 'bubblewrap is not installed (sudo apt-get install bubblewrap)' }
  const isRoot = process.getuid?.() === 0
  if (!prlimit || !sh || (isRoot && !setpriv)) return { missing: 'the programs of util-linux are missing' }
  const unbuilt = BINDS.find(([outside]) => !existsSync(outside))
  if (unbuilt) return { missing: `${unbuilt[0]} is missing: run “npm run build”` }
  return { tools: { bwrap, prlimit, sh, ...(isRoot && setpriv ? { setpriv } : {}) } }
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The command line of one sandbox. To be started with an empty environment: bubblewrap's own can be read inside.
 * @param slot number of the user that it runs as, from 0
 * @param joins files of control groups
 * @param cpuSeconds of CPU, after which it is ended
 * @param filterFd number under which bubblewrap finds the filter of system calls
 */
export function sandboxCommand(
  { bwrap, prlimit, setpriv, sh }: Tools,
  {
    slot,
    joins,
    cpuSeconds,
    filterFd,
  }: { slot: number; joins: readonly string[]; cpuSeconds: number; filterFd: number },
): { file: string; args: string[] } {
  const user = String(FIRST_USER + slot)
  const join = `${joins.map((file) => `echo $$ > ${file} && `).join('')}exec "$@"`
  return {
    file: sh,
    args: [
      '-c',
      join,
      'sandbox',
      ...(setpriv
        ? [
            setpriv,
            `--reuid=${user}`,
            `--regid=${user}`,
            '--clear-groups',
            '--no-new-privs',
            '--bounding-set=-all',
          ]
        : []),
      prlimit,
      `--cpu=${cpuSeconds}`,
      `--nproc=${PROCESSES}`,
      `--fsize=${FILE_BYTES}`,
      `--nofile=${OPEN_FILES}`,
      `--data=${DATA_BYTES}`,
      '--core=0',
      bwrap,
      '--unshare-all',
      '--unshare-user',
      '--disable-userns',
      '--die-with-parent',
      '--new-session',
      '--clearenv',
      '--cap-drop',
      'ALL',
      '--hostname',
      'sandbox',
      ...LIBRARIES.flatMap(libraryBind),
      ...BINDS.flatMap(([outside, inside]) => ['--ro-bind', outside, inside]),
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--size',
      String(TMP_BYTES),
      '--tmpfs',
      '/tmp',
      '--chdir',
      '/tmp',
      '--remount-ro',
      '/',
      '--seccomp',
      String(filterFd),
      '--',
      `${INSIDE}/node`,
      '--no-warnings',
      `--max-old-space-size=${HEAP_MB}`,
      HOST_FILE,
    ],
  }
}

/** On most systems the short names are links to the long ones. */
function libraryBind(folder: string): string[] {
  if (!existsSync(folder)) return []
  return lstatSync(folder).isSymbolicLink()
    ? ['--symlink', readlinkSync(folder), folder]
    : ['--ro-bind', folder, folder]
}
