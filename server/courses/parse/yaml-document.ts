import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { DeckProblem } from '../../../shared/course/deck.ts'
import { withinStack } from './yaml.ts'

/** A YAML file (or a JSON one, which is YAML as well) whose values can be found again for a message. */
export interface YamlDocument {
  /** `null` for an empty file. */
  data: unknown
  /** A problem at the value with this path; for a missing one, at the nearest thing around it. */
  problemAt: (
    path: readonly PropertyKey[],
    message: string,
    severity?: DeckProblem['severity'],
  ) => DeckProblem
  /** What a schema has against the value at `under`, with its lines. An unknown key is named by its own. */
  problemsOf: (error: z.ZodError, under?: readonly PropertyKey[]) => DeckProblem[]
}

/** @returns the problem that keeps the whole file from being read; its data otherwise. */
export function readYamlDocument(
  text: string,
  file: string,
): { ok: true; document: YamlDocument } | { ok: false; problems: DeckProblem[] } {
  const lineCounter = new LineCounter()
  const parsed = withinStack(() =>
    parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter, prettyErrors: false, logLevel: 'error' }),
  )
  const at = (offset: number, message: string, severity: DeckProblem['severity'] = 'error') => ({
    severity,
    file,
    line: Math.max(1, lineCounter.linePos(offset).line),
    message,
  })
  if (!parsed) return { ok: false, problems: [at(0, 'It is nested too deep.')] }
  if (parsed.errors.length > 0) {
    const kind = file.endsWith('.json') ? 'JSON' : 'YAML'
    const problems = parsed.errors.map((error) => at(error.pos[0], `Not valid ${kind}: ${error.message}`))
    return { ok: false, problems }
  }
  let data: unknown
  try {
    data = parsed.toJS({ maxAliasCount: 50 }) ?? null
  } catch (error) {
    // Aliases would grow without end, or its depth the stack.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error
    return { ok: false, problems: [at(0, 'It refers to itself too often.')] }
  }
  const offsetOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true)
      if (isNode(node)) return node.range?.[0] ?? 0
    }
    return 0
  }
  const problemAt: YamlDocument['problemAt'] = (path, message, severity) =>
    at(offsetOf(path), message, severity)
  return {
    ok: true,
    document: {
      data,
      problemAt,
      problemsOf: (error, under = []) =>
        error.issues.map((issue) => {
          const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
          return problemAt([...under, ...issue.path, ...unknown], describe(issue))
        }),
    },
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') return `There is no key ${issue.keys.join(', ')} here.`
  return where ? `\`${where}\`: ${issue.message}` : issue.message
}
