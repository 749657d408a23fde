import { hiddenLines } from '../parse/lines.ts'

/**
 * Splits a Slidev body at its `::name::` lines. Every part is as long as the body, with the lines of the other
 * slots blank, so that line numbers stay those of the slide.
 */
export function splitSlots(body: string): Map<string, string> {
  const lines = body.split('\n')
  const hidden = hiddenLines(lines)
  const parts = new Map<string, string[]>()
  const partOf = (name: string) => {
    const part = parts.get(name) ?? new Array<string>(lines.length).fill('')
    parts.set(name, part)
    return part
  }
  let current = partOf('default')
  for (const [index, line] of lines.entries()) {
    const name = hidden[index] ? undefined : /^::\s*([\w-]+)\s*::\s*$/.exec(line)?.[1]
    if (name) current = partOf(name)
    else current[index] = line
  }
  return new Map([...parts].map(([name, part]) => [name, part.join('\n')]))
}
