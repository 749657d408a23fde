import { err, ok, type Result } from '../../../shared/result.ts'
import { DEPTH_MAX, NAME_MAX_BYTES, PATH_MAX_BYTES } from './limits.ts'

/** What programs and systems put into folders, and no course needs. */
const LEFT_OUT = new Set(['__macosx', '__pycache__', 'node_modules', 'thumbs.db', 'desktop.ini'])

/** Control characters, half characters, and those that turn the direction of what is written. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
/** Names that mean a device on Windows, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * The path at which an entry of an archive is written, relative to the course: one that leads nowhere else on any
 * system, in Unicode's composed form.
 * @param name as it stands in the archive
 * @returns undefined for entries that are left out, such as hidden files; the reason where the name is not acceptable
 */
export function entryPath(name: string): Result<string | undefined, string> {
  if (name.includes('\ufffd')) return err('Its name is not written in UTF-8.')
  if (UNSEEN.test(name)) return err('Its name holds control characters.')
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return err('Its path is absolute.')
  if (name.includes('\\')) return err('Its path holds a backslash.')
  const path = name
    .normalize('NFC')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/$/, '')
  if (path === '' || path === '.') return ok(undefined)
  const parts = path.split('/')
  for (const part of parts) {
    const reason = wrongName(part)
    if (reason !== undefined) return err(reason)
  }
  if (parts.length > DEPTH_MAX) return err(`It lies more than ${DEPTH_MAX} folders deep.`)
  if (Buffer.byteLength(path) > PATH_MAX_BYTES) return err(`Its path is longer than ${PATH_MAX_BYTES} bytes.`)
  const isLeftOut = parts.some((part) => part.startsWith('.') || LEFT_OUT.has(part.toLowerCase()))
  return ok(isLeftOut ? undefined : path)
}

function wrongName(name: string): string | undefined {
  if (name === '') return 'Its path has an empty part.'
  if (name === '..' || name === '.') return `Its path has a part “${name}”.`
  if (/[<>:"|?*]/.test(name)) return 'Its name holds one of < > : " | ? *.'
  if (/[. ]$/.test(name)) return 'Its name ends with a dot or a blank.'
  if (DEVICES.test(name)) return 'Its name means a device on Windows.'
  if (Buffer.byteLength(name) > NAME_MAX_BYTES) return `Its name is longer than ${NAME_MAX_BYTES} bytes.`
  return undefined
}
