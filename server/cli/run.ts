import { STATUS_CODES } from 'node:http'
import { stripVTControlCharacters } from 'node:util'
import { type CommandDef, renderUsage, runCommand, type SubCommandsDef } from 'citty'
import { CliFailure, usage } from './failure.ts'

/**
 * Runs a command line. Exit codes: 0 done, 1 failed, 2 the command line is wrong. Errors go to stderr, as a
 * sentence, or with `--json` as problem details (RFC 9457).
 * @param rawArgs what stands behind the program's name
 */
export async function run(root: CommandDef, rawArgs: string[]): Promise<void> {
  const path = await resolve(root, rawArgs)
  const name = path.map(({ name }) => name).join(' ')
  const command = path.at(-1)?.command ?? root
  const next = rawArgs[path.length - 1]
  try {
    if (command.subCommands && next !== undefined && !next.startsWith('-')) {
      throw usage(`There is no command “${next}”.`)
    }
    if (rawArgs.some((arg) => arg === '--help' || arg === '-h')) {
      process.stdout.write(`${await help(command, name)}\n`)
      return
    }
    if (rawArgs[0] === '--version') {
      process.stdout.write(`${(command.meta as { version?: string }).version}\n`)
      return
    }
    await runCommand(root, { rawArgs })
  } catch (error) {
    report(error, name, rawArgs.includes('--json'))
  }
}

interface Step {
  name: string
  command: CommandDef
}

/** The chain of commands that a command line names. Options stand behind their command. */
async function resolve(root: CommandDef, rawArgs: string[]): Promise<Step[]> {
  const path: Step[] = [{ name: 'lectern', command: root }]
  for (const name of rawArgs) {
    const commands = (path.at(-1)?.command.subCommands ?? {}) as SubCommandsDef
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) break
    path.push({ name, command: await (typeof command === 'function' ? command() : command) })
  }
  return path
}

async function help(command: CommandDef, name: string): Promise<string> {
  const meta = { ...(command.meta as object), name }
  const text = await renderUsage({ ...command, meta })
  return process.stdout.isTTY ? text : stripVTControlCharacters(text)
}

function report(error: unknown, name: string, json: boolean): void {
  const { exitCode, detail, details } = told(error)
  process.exitCode = exitCode
  if (json) {
    const status = exitCode === 2 ? 400 : 500
    const title = exitCode === 2 ? STATUS_CODES[400] : 'Failed'
    const errors = details.length > 0 ? { errors: details.map((message) => ({ path: '', message })) } : {}
    process.stderr.write(`${JSON.stringify({ type: 'about:blank', title, status, detail, ...errors })}\n`)
    return
  }
  process.stderr.write([`✗ ${detail}`, ...details.map((line) => `  ${line}`), ''].join('\n'))
  if (exitCode === 2) process.stderr.write(`Try “${name} --help”.\n`)
}

function told(error: unknown): { exitCode: number; detail: string; details: readonly string[] } {
  if (error instanceof CliFailure) {
    return { exitCode: error.exitCode, detail: error.message, details: error.details }
  }
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  const detail = stripVTControlCharacters(message)
  return { exitCode: name === 'CLIError' ? 2 : 1, detail, details: [] }
}
