import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

/** An installation of the built program, with everything that it prints. For faults that strike at its start. */
export class Program {
  private readonly child: ChildProcess
  private text = ''

  /**
   * @param root the folder that holds package.json and dist
   * @param data the folder of its database
   */
  constructor(root: string, data: string, ...args: string[]) {
    this.child = spawn(process.execPath, [join(root, 'dist/server/cli/main.js'), ...args], {
      cwd: root,
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        LECTERN_DATA: data,
        LECTERN_CONTENT: join(root, 'content'),
        LOG_LEVEL: 'error',
      },
    })
    const note = (bytes: unknown) => {
      this.text += String(bytes)
    }
    this.child.stdout?.on('data', note)
    this.child.stderr?.on('data', note)
  }

  get printed(): string {
    return this.text
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** Waits for words in what it prints. @throws Error where it ends before it says them */
  async says(words: RegExp): Promise<string> {
    await eventually(`it says ${words}`, () => {
      if (words.test(this.text)) return true
      if (!this.running) throw new Error(`it ended without saying ${words}: ${this.text}`)
      return false
    })
    return this.text
  }

  /** Where it listens. */
  async base(): Promise<string> {
    return /Learners: +(\S+)/.exec(await this.says(/Learners: +\S+\n/))?.[1] ?? ''
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.running) return
    const exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill(signal)
    await exited
  }
}
