import { err, ok, type Result } from '../result.ts'

/**
 * Regular expressions in answer keys. A key is text from somebody else and is matched on the thread that serves
 * everybody, so it is not given to the engine of the language, which can take for ever: this one follows all ways at
 * once (Thompson's construction), in time proportional to steps × characters whatever the pattern is.
 */

/** Characters of a pattern. */
export const PATTERN_MAX = 300
/** Steps of a pattern when its repetitions are written out: `a{3}` has three. */
export const PATTERN_STEPS_MAX = 300

/** @param forms the character, and where case does not count also in upper and lower case */
type CharTest = (forms: readonly string[]) => boolean

type Node =
  | { kind: 'char'; test: CharTest }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'either'; ways: Node[] }
  | { kind: 'repeat'; part: Node; min: number; max: number }

/** One instruction; `to` are the indexes that it goes on at without reading a character. */
type Step = { kind: 'char'; test: CharTest } | { kind: 'go'; to: number[] } | { kind: 'end' }

export interface Pattern {
  steps: readonly Step[]
}

/** Something in a pattern that is not understood; caught by `compilePattern` and never seen outside. */
class PatternError extends Error {}

/**
 * Reads a pattern: characters, `.`, classes (`[a-z]`, `\d \w \s` and their opposites), groups, `|`, and the quantifiers
 * `? * + {2} {2,} {2,5}`. `^` at the beginning and `$` at the end change nothing, as the whole text has to match.
 *
 * @returns the sentence for the author where it cannot be read
 */
export function compilePattern(source: string): Result<Pattern, string> {
  if (source.length > PATTERN_MAX) return err(`The pattern is longer than ${PATTERN_MAX} characters.`)
  try {
    const tree = new Reader([...source]).read()
    const steps: Step[] = []
    emit(tree, steps)
    push(steps, { kind: 'end' })
    return ok({ steps })
  } catch (error) {
    if (error instanceof PatternError) return err(error.message)
    throw error
  }
}

/** Whether the whole text matches. Without `caseSensitive` a character matches in upper and lower case. */
export function matchesWhole({ steps }: Pattern, text: string, caseSensitive: boolean): boolean {
  /** In which round a step was last reached, so that each is followed once for a character. */
  const reached = new Uint32Array(steps.length)
  let round = 1
  const follow = (from: number, into: number[]) => {
    const waiting = [from]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (reached[at] === round) continue
      reached[at] = round
      const step = steps[at]
      if (step?.kind === 'go') waiting.push(...step.to)
      else into.push(at)
    }
  }
  let current: number[] = []
  follow(0, current)
  for (const char of text) {
    round++
    const forms = caseSensitive ? [char] : [char, char.toLowerCase(), char.toUpperCase()]
    const next: number[] = []
    for (const at of current) {
      const step = steps[at]
      if (step?.kind === 'char' && step.test(forms)) follow(at + 1, next)
    }
    if (next.length === 0) return false
    current = next
  }
  return current.some((at) => steps[at]?.kind === 'end')
}

function push(steps: Step[], step: Step): number {
  if (steps.length >= PATTERN_STEPS_MAX) throw new PatternError('The pattern repeats too much.')
  return steps.push(step) - 1
}

function emit(node: Node, steps: Step[]): void {
  if (node.kind === 'char') push(steps, node)
  else if (node.kind === 'sequence') for (const part of node.parts) emit(part, steps)
  else if (node.kind === 'either') emitEither(node.ways, steps)
  else {
    emitTimes(node.part, node.min, steps)
    if (node.max === Number.POSITIVE_INFINITY) emitLoop(node.part, steps)
    else for (let i = node.min; i < node.max; i++) emitOption(node.part, steps)
  }
}

function emitTimes(part: Node, count: number, steps: Step[]): void {
  for (let i = 0; i < count; i++) {
    const before = steps.length
    emit(part, steps)
    // Nothing, many times: nested, it would cost time without ever reaching the limit of steps.
    if (steps.length === before) return
  }
}

function emitEither(ways: readonly Node[], steps: Step[]): void {
  const choice = { kind: 'go' as const, to: [] as number[] }
  push(steps, choice)
  const exits = ways.map((way) => {
    choice.to.push(steps.length)
    emit(way, steps)
    const exit = { kind: 'go' as const, to: [] as number[] }
    push(steps, exit)
    return exit
  })
  for (const exit of exits) exit.to.push(steps.length)
}

function emitOption(part: Node, steps: Step[]): void {
  const choice = { kind: 'go' as const, to: [steps.length + 1] }
  push(steps, choice)
  emit(part, steps)
  choice.to.push(steps.length)
}

function emitLoop(part: Node, steps: Step[]): void {
  const choice = { kind: 'go' as const, to: [steps.length + 1] }
  const start = push(steps, choice)
  emit(part, steps)
  push(steps, { kind: 'go', to: [start] })
  choice.to.push(steps.length)
}

const any =
  (test: (char: string) => boolean): CharTest =>
  (forms) =>
    forms.some(test)
/** Of all forms together: in `[^a]` neither “a” nor “A” is meant where case does not count. */
const not =
  (test: CharTest): CharTest =>
  (forms) =>
    !test(forms)
const literal = (char: string): CharTest => any((form) => form === char)

const isDigit = any((char) => char >= '0' && char <= '9')
const isWord = any((char) => /^\w$/.test(char))
const isSpace = any((char) => /^\s$/.test(char))

const CLASSES: Record<string, CharTest> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
}
const CONTROLS: Record<string, string> = { t: '\t', n: '\n', r: '\r' }

/** Recursive descent; its depth is bounded by `PATTERN_MAX`. */
class Reader {
  private at = 0
  private readonly chars: readonly string[]

  constructor(chars: readonly string[]) {
    this.chars = chars
  }

  read(): Node {
    if (this.chars[0] === '^') this.at++
    const tree = this.either()
    if (this.at < this.chars.length) throw new PatternError('There is a “)” without its “(” in the pattern.')
    return tree
  }

  private either(): Node {
    const ways = [this.sequence()]
    while (this.take('|')) ways.push(this.sequence())
    return ways.length === 1 && ways[0] ? ways[0] : { kind: 'either', ways }
  }

  private sequence(): Node {
    const parts: Node[] = []
    for (;;) {
      const char = this.chars[this.at]
      if (char === undefined || char === '|' || char === ')') break
      if (char === '$' && this.at === this.chars.length - 1) {
        this.at++
        break
      }
      parts.push(this.repeated(this.atom(char)))
    }
    return { kind: 'sequence', parts }
  }

  private repeated(part: Node): Node {
    const char = this.chars[this.at]
    const range = char === '{' ? this.counts() : SIGNS.get(char ?? '')
    if (!range) return part
    if (char !== '{') this.at++
    // What is tried first makes no difference to whether all of a text matches.
    this.take('?')
    const after = this.chars[this.at] ?? ''
    if (SIGNS.has(after) || after === '{')
      throw new PatternError(`There is nothing to repeat before “${after}”.`)
    return { kind: 'repeat', part, ...range }
  }

  private counts(): { min: number; max: number } {
    const match = /^\{(\d{1,3})(?:(,)(\d{1,3})?)?\}/.exec(this.chars.slice(this.at, this.at + 9).join(''))
    if (!match) throw new PatternError('“{” begins a count such as {2,5}; write \\{ for the sign itself.')
    this.at += match[0].length
    const min = Number(match[1])
    const max = match[2] ? (match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY) : min
    if (max < min) throw new PatternError(`In ${match[0]} the second number is the smaller one.`)
    return { min, max }
  }

  private atom(char: string): Node {
    this.at++
    if (char === '(') return this.group()
    if (char === '[') return { kind: 'char', test: this.set() }
    if (char === '.') return { kind: 'char', test: any((form) => form !== '\n' && form !== '\r') }
    if (char === '\\') return { kind: 'char', test: this.escaped() }
    if (SIGNS.has(char) || char === '{')
      throw new PatternError(`There is nothing to repeat before “${char}”.`)
    if (char === '^' || char === '$') {
      throw new PatternError(
        `“${char}” can only stand at the end of the pattern; write \\${char} for the sign.`,
      )
    }
    return { kind: 'char', test: literal(char) }
  }

  private group(): Node {
    if (this.take('?') && !this.take(':')) {
      throw new PatternError('Look-ahead, look-behind and names of groups are not supported in patterns.')
    }
    const inner = this.either()
    if (!this.take(')')) throw new PatternError('There is a “(” without its “)” in the pattern.')
    return inner
  }

  private escaped(): CharTest {
    const char = this.chars[this.at++]
    if (char === undefined) throw new PatternError('The pattern ends with a “\\”.')
    const test = CLASSES[char]
    if (test) return test
    const meant = CONTROLS[char] ?? char
    if (/^[1-9]$/.test(char)) throw new PatternError('References to groups are not supported in patterns.')
    if (/^[A-Za-z0]$/.test(char) && meant === char) {
      throw new PatternError(`“\\${char}” is not supported in patterns.`)
    }
    return literal(meant)
  }

  private set(): CharTest {
    const negated = this.take('^')
    const tests: CharTest[] = []
    for (;;) {
      const char = this.chars[this.at++]
      if (char === undefined) throw new PatternError('There is a “[” without its “]” in the pattern.')
      if (char === ']') break
      const isRange = this.chars[this.at] === '-' && this.chars[this.at + 1] !== ']'
      if (char === '\\') tests.push(this.escaped())
      else if (isRange) tests.push(this.range(char))
      else tests.push(literal(char))
    }
    const inside: CharTest = (forms) => tests.some((test) => test(forms))
    return negated ? not(inside) : inside
  }

  private range(from: string): CharTest {
    const to = this.chars[this.at + 1]
    this.at += 2
    if (to === undefined || to === '\\' || to === '[') {
      throw new PatternError('A range in brackets goes from one character to another, such as a-z.')
    }
    const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]
    if (high < low) throw new PatternError(`The range ${from}-${to} is the wrong way round.`)
    return any((char) => {
      const code = char.codePointAt(0) ?? 0
      return code >= low && code <= high
    })
  }

  private take(char: string): boolean {
    if (this.chars[this.at] !== char) return false
    this.at++
    return true
  }
}

const SIGNS = new Map([
  ['?', { min: 0, max: 1 }],
  ['*', { min: 0, max: Number.POSITIVE_INFINITY }],
  ['+', { min: 1, max: Number.POSITIVE_INFINITY }],
])
