import { type ArgsDef, type CommandDef, defineCommand, type ParsedArgs } from 'citty'
import { usage } from './failure.ts'

/** What a command says when it is done. */
export interface Outcome {
  /** The document of `--json`. */
  json: unknown
  /** For people. */
  text: string
  /** 1 where the answer itself is bad news; 0 by default. */
  exitCode?: 0 | 1
}

const JSON_ARG = {
  json: { type: 'boolean', description: 'Print one JSON document and nothing else' },
} as const satisfies ArgsDef

/**
 * A command that does something. Every one takes `--json`, and refuses options and arguments that it does not
 * know: a mistyped option must not be overlooked.
 */
export function leaf<const Args extends ArgsDef>(
  { name, description, args }: { name: string; description: string; args: Args },
  run: (args: ParsedArgs<Args>) => Promise<Outcome>,
): CommandDef {
  const all: ArgsDef = { ...args, ...JSON_ARG }
  return defineCommand({
    meta: { name, description },
    args: all,
    async run({ args: given }) {
      refuseUnknown(given, all)
      printOutcome(await run(given as ParsedArgs<Args>), given.json === true)
    },
  })
}

function refuseUnknown(given: Record<string, unknown> & { _: string[] }, args: ArgsDef): void {
  const known = new Set(Object.keys(args).flatMap((name) => [name, camel(name)]))
  for (const [name, value] of Object.entries(given)) {
    if (name === '_') continue
    if (!known.has(name)) throw usage(`There is no option --${name}.`)
    if (args[name]?.type === 'string' && value === '') throw usage(`The option --${name} needs a value.`)
  }
  const places = Object.values(args).filter(({ type }) => type === 'positional').length
  const extra = given._[places]
  if (extra !== undefined) throw usage(`There is an argument too many: “${extra}”.`)
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

function printOutcome({ json, text, exitCode = 0 }: Outcome, asJson: boolean): void {
  // Whoever reads may stop early, as “head” does: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const document = asJson ? JSON.stringify(json, null, 2) : text
  process.stdout.write(document.endsWith('\n') ? document : `${document}\n`)
  process.exitCode = exitCode
}
