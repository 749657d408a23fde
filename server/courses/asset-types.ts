/** The files of a course that may be sent to a browser, and what they are sent as. */
const TYPES = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
  ['ico', 'image/x-icon'],
  ['woff', 'font/woff'],
  ['woff2', 'font/woff2'],
  ['ttf', 'font/ttf'],
  ['otf', 'font/otf'],
  ['mp3', 'audio/mpeg'],
  ['ogg', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['m4a', 'audio/mp4'],
  ['mp4', 'video/mp4'],
  ['webm', 'video/webm'],
  ['pdf', 'application/pdf'],
])

/** MIME type of an asset by its extension; `undefined` for files that are not assets, such as slides or code. */
export function assetType(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? undefined : TYPES.get(name.slice(dot + 1).toLowerCase())
}

/** Whether a course-relative path may be served: a known extension, and no part that begins with a dot. */
export function isAsset(path: string): boolean {
  return (
    assetType(path) !== undefined && path.split('/').every((part) => part !== '' && !part.startsWith('.'))
  )
}
