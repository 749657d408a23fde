import type { Step } from './replay.ts'

/** What a step did to files, where it did something beside typing: `added a.py`, `renamed a.py to b.py`. */
export function filesText({ names, by }: Pick<Step, 'names' | 'by'>): string | undefined {
  if (!names || by === null) return undefined
  const came = names.is.filter((name) => !names.was.includes(name))
  const went = names.was.filter((name) => !names.is.includes(name))
  if (came.length === 1 && went.length === 1) return `renamed ${went[0]} to ${came[0]}`
  const parts = [
    ...(came.length > 0 ? [`added ${came.join(', ')}`] : []),
    ...(went.length > 0 ? [`removed ${went.join(', ')}`] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'changed the order of files'
}
