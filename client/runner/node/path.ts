/** `node:path` as on Linux; the current folder is `/`. */

export const sep = '/'
export const delimiter = ':'

export function normalize(path: string): string {
  const absolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!absolute) parts.push(part)
  }
  const end = path.endsWith('/') && parts.length > 0 ? '/' : ''
  return (absolute ? '/' : '') + parts.join('/') + end || (absolute ? '/' : '.')
}

export const isAbsolute = (path: string): boolean => path.startsWith('/')
export const join = (...parts: string[]): string => normalize(parts.filter(Boolean).join('/') || '.')

export function resolve(...parts: string[]): string {
  let path = ''
  for (const part of parts.toReversed()) {
    if (part) path = path ? `${part}/${path}` : part
    if (part.startsWith('/')) break
  }
  return normalize(path.startsWith('/') ? path : `/${path}`).replace(/(.)\/$/, '$1')
}

export function dirname(path: string): string {
  const clean = path.replace(/(.)\/+$/, '$1')
  const at = clean.lastIndexOf('/')
  if (at < 0) return '.'
  return at === 0 ? '/' : clean.slice(0, at)
}

export function basename(path: string, ending = ''): string {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return ending && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name
}

export function extname(path: string): string {
  const name = basename(path)
  const at = name.lastIndexOf('.')
  return at > 0 ? name.slice(at) : ''
}

export function relative(from: string, to: string): string {
  const a = resolve(from).split('/').filter(Boolean)
  const b = resolve(to).split('/').filter(Boolean)
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return [...a.slice(shared).map(() => '..'), ...b.slice(shared)].join('/')
}

export function parse(path: string): { root: string; dir: string; base: string; ext: string; name: string } {
  const base = basename(path)
  const ext = extname(path)
  const dir = dirname(path)
  return {
    root: path.startsWith('/') ? '/' : '',
    dir: dir === '.' && !path.startsWith('.') ? '' : dir,
    base,
    ext,
    name: basename(base, ext),
  }
}

export const format = ({ dir = '', base = '' }: { dir?: string; base?: string }): string =>
  dir ? `${dir.replace(/\/$/, '')}/${base}` : base

const all = {
  sep,
  delimiter,
  normalize,
  isAbsolute,
  join,
  resolve,
  dirname,
  basename,
  extname,
  relative,
  parse,
  format,
}
export const posix = all
export default { ...all, posix }
