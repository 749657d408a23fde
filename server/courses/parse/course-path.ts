/**
 * Paths inside a course folder: relative, with `/` between the parts, never leading outside. They are compared
 * and joined as text; whether a link on the disk leads out is for the reader of the disk to check.
 */
export function resolveInCourse(fromFile: string, reference: string): string | undefined {
  if (!reference || reference.length > 1000 || /[\0\\]/.test(reference)) return undefined
  const atRoot = reference.startsWith('/') || reference.startsWith('@/')
  const base = atRoot ? [] : fromFile.split('/').slice(0, -1)
  const parts = [...base]
  for (const part of reference.replace(/^@?\//, '').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.length > 0 ? parts.join('/') : undefined
}
