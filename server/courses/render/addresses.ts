import { isAsset } from '../asset-types.ts'
import { resolveInCourse } from '../parse/course-path.ts'
import type { Hints, ResolveAddress } from './context.ts'

export interface AddressOptions {
  /** The file that the slide stands in; relative addresses count from there. */
  file: string
  /** Whether there is such a file in the course folder. */
  has: (path: string) => boolean
  /** Takes the course-relative paths of the files that the slides refer to. */
  assets: Set<string>
  hints: Hints
}

const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+$/i

/** Makes the rule that decides about every address in a slide. */
export function addressResolver(options: AddressOptions): ResolveAddress {
  return (kind, raw) => {
    const value = stripControls(raw)
    if (/^https:\/\//i.test(value)) return kind === 'media' ? refuse(options, value, OUTSIDE_MEDIA) : value
    if (kind === 'link' && /^(?:http:\/\/|mailto:)/i.test(value)) return value
    if (kind === 'link' && value.startsWith('#')) return /^#[\w:.-]{0,80}$/.test(value) ? value : undefined
    if (kind === 'image' && DATA_IMAGE.test(value)) return value
    if (/^http:\/\//i.test(value)) return refuse(options, value, 'images have to be addressed by https')
    if (value === '' || value.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(value)) {
      return refuse(options, value, 'this kind of address is not supported')
    }
    return toAsset(value, kind === 'link', options)
  }
}

const OUTSIDE_MEDIA = 'sound and video have to lie in the course folder'

/** Characters that browsers drop inside addresses could hide a scheme from the tests above. */
function stripControls(value: string): string {
  return [...value]
    .filter((char) => char >= ' ')
    .join('')
    .trim()
}

function refuse(options: AddressOptions, value: string, reason: string): undefined {
  const shown = value.slice(0, 80)
  options.hints.add(`address ${shown}`, `The address ${shown} is left out: ${reason}.`, shown)
  return undefined
}

/**
 * Finds a file as Slidev would: beside the slide, else from the course folder; `/x` is `public/x`, as for Vite.
 */
function toAsset(value: string, isLink: boolean, options: AddressOptions): string | undefined {
  const path = decode(value.replace(/[?#].*$/, ''))
  const beside = path.startsWith('/') ? undefined : resolveInCourse(options.file, path)
  const leadsOut = beside === undefined && !path.startsWith('/')
  const inCourse = leadsOut
    ? []
    : [beside, resolveInCourse('', `public/${path}`), resolveInCourse('', path.replace(/^@\//, ''))].flatMap(
        (candidate) => candidate ?? [],
      )
  const found = inCourse.find((candidate) => isAsset(candidate) && options.has(candidate))
  if (found) {
    options.assets.add(found)
    return toAddress(found)
  }
  if (isLink) return refuse(options, value, 'a link has to lead to a web page or to a file of the course')
  const first = inCourse[0]
  const reason = !first
    ? `${path.slice(0, 80)} lies outside the course folder.`
    : isAsset(first)
      ? `The file ${first} was not found.`
      : `${first} is not a kind of file that slides may show.`
  options.hints.add(`asset ${value}`, reason, value)
  return first && isAsset(first) ? toAddress(first) : undefined
}

const toAddress = (path: string) => `asset:${path.split('/').map(encodeURIComponent).join('/')}`

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
