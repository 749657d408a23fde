import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../server/project-root.ts'

const PROGRAM = join(projectRoot, 'tools/lectern.mjs')

/** What `lectern session create --json` prints. */
export interface CreatedSession {
  id: string
  code: string
  links: { join: string; ta: string; cohost: string; observer: string; present: string; replay: string }
  hostToken: string
}

/**
 * The built program as a process of its own on a free port, with a fresh data folder that goes when it stops.
 * Used by tests and benchmarks that must see what an operator sees.
 */
export class ServerProcess {
  readonly base: string
  /** The one-time link that the last start printed, while there is no owner. */
  setupLink: string | undefined
  private readonly port: number
  private readonly data: string
  private readonly more: Record<string, string>
  private child: ChildProcess | undefined

  private constructor(port: number, data: string, more: Record<string, string>) {
    this.port = port
    this.data = data
    this.more = more
    this.base = `http://127.0.0.1:${port}`
  }

  /** Submissions are not verified unless a test asks for it. @param more further settings for its environment */
  static async start(more: Record<string, string> = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), mkdtempSync(join(tmpdir(), 'lectern-process-')), more)
    await server.resume()
    return server
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error('the server is not running')
    return this.child.pid
  }

  /** Starts the program again after `kill` or `terminate`, on the same port and data. */
  async resume(): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, 'serve'], {
      cwd: projectRoot,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    await new Promise<void>((resolve, reject) => {
      let printed = ''
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended with ${code ?? signal}: ${printed}`)),
      )
      child.stdout?.on('data', (data) => {
        printed += String(data)
        if (/Learners: .*\n/.test(printed)) resolve()
        this.setupLink = /http\S+\/setup#\S+/.exec(printed)?.[0]
      })
    })
  }

  /** Ends it at once, as a power cut would. */
  kill(): Promise<void> {
    return this.end('SIGKILL')
  }

  /** Ends it as an operator would. */
  terminate(): Promise<void> {
    return this.end('SIGTERM')
  }

  /** Runs a `lectern` command on the same data. @returns what it printed */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], {
      cwd: projectRoot,
      env: this.environment,
    })
    return stdout
  }

  async createSession(course: string): Promise<CreatedSession> {
    return JSON.parse(await this.run('session', 'create', '--course', course, '--json')) as CreatedSession
  }

  async stop(): Promise<void> {
    await this.terminate()
    rmSync(this.data, { recursive: true, force: true })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await exited
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      PUBLIC_URL: this.base,
      LECTERN_DATA: this.data,
      LECTERN_CONTENT: join(projectRoot, 'content'),
      LOG_LEVEL: 'error',
      LECTERN_GRADING: 'off',
      ...this.more,
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
