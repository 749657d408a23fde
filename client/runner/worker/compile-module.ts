import { type Transform, transform } from 'sucrase'
import { LEARNER } from './learner-paths.ts'
import { ParseError } from './program-error.ts'

export type ModuleBody = (
  exports: object,
  require: (specifier: string) => unknown,
  module: { exports: unknown },
) => void | Promise<void>

/** A file as a function: `waits` when it has `await` outside of functions. */
export interface CompiledModule {
  body: ModuleBody
  waits: boolean
  /** What it imports statically, in order. */
  imports: string[]
}

const PARAMETERS = '(exports, require, module) {'

/**
 * Makes a function of a file. Types are stripped and imports become calls, line by line, so that every line keeps
 * its number.
 * @throws ParseError when the file cannot be parsed
 */
export function compileModule(name: string, source: string): CompiledModule {
  const code = toCommonJs(name, source)
  const end = `\n})\n//# sourceURL=${LEARNER}${name}`
  const imports = [...code.matchAll(/(?<![\w.$])(?:= |;|^)\s*require\('([^']+)'\)/gm)].map(
    ([, one = '']) => one,
  )
  const asFunction = evaluate(`(function ${PARAMETERS}${code}${end}`)
  if (!(asFunction instanceof SyntaxError)) return { body: asFunction, waits: false, imports }
  const asAsync = evaluate(`(async function ${PARAMETERS}${code}${end}`)
  if (!(asAsync instanceof SyntaxError)) return { body: asAsync, waits: true, imports }
  throw new ParseError(asAsync.message, name, { code: `(async function ${PARAMETERS}${code}${end}` })
}

function toCommonJs(name: string, source: string): string {
  const transforms: Transform[] = /\.m?ts$/.test(name) ? ['typescript', 'imports'] : ['imports']
  try {
    return transform(source, { transforms, disableESTransforms: true, filePath: name }).code
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [, line] = /\((\d+):\d+\)$/.exec(message) ?? []
    const plain = message.replace(/^Error transforming .*?: /, '').replace(/ ?\(\d+:\d+\)$/, '')
    throw new ParseError(plain, name, { line: line === undefined ? undefined : Number(line) })
  }
}

function evaluate(code: string): ModuleBody | SyntaxError {
  try {
    // biome-ignore lint/security/noGlobalEval: running code is what this is for; indirect, so it sees globals only
    return globalThis.eval(code) as ModuleBody
  } catch (error) {
    if (error instanceof SyntaxError) return error
    throw error
  }
}
