import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { CourseId, SessionId } from '../../../shared/ids.ts'
import { api } from '../../net/api.ts'

/** Attributes in which compiled slides address files of the course; each part is percent-encoded. */
const ASSET = /(\s(?:src|href|poster)=")asset:([^"]*)"/g

/**
 * The HTML of a slide with its `asset:` addresses replaced by those of the session; as it is where its addresses are
 * those of no session.
 */
export function withAssets(html: string, session: SessionId | undefined): string {
  return session === undefined ? html : withAssetsAt(html, (path) => api.assetUrl(session, path))
}

/** An address of a slide as the browser needs it: `asset:images/x.svg` or an outside one. */
export function resolveAddress(address: string, session: SessionId | undefined): string {
  if (session === undefined || !address.startsWith(SCHEME)) return address
  return api.assetUrl(session, decodedPath(address.slice(SCHEME.length)))
}

/** A slide that is shown without a session: its addresses are those of the course's own files. */
export const slideOfCourse = <S extends AudienceSlide>(slide: S, course: CourseId): S =>
  slideWithAssets(slide, (path) => api.courseAssetUrl(course, path))

/** A slide whose files are elsewhere. @param url of a path in the course folder */
export function slideWithAssets<S extends AudienceSlide>(slide: S, url: (path: string) => string): S {
  const { background } = slide
  return {
    ...slide,
    html: withAssetsAt(slide.html, url),
    ...(background?.startsWith(SCHEME)
      ? { background: url(decodedPath(background.slice(SCHEME.length))) }
      : {}),
  }
}

const SCHEME = 'asset:'

/** HTML of a course whose files are elsewhere. @param url of a path in the course folder */
export const withAssetsAt = (html: string, url: (path: string) => string): string =>
  html.replace(ASSET, (_all, name: string, path: string) => `${name}${url(decodedPath(path))}"`)

const decodedPath = (path: string) => path.split('/').map(decoded).join('/')

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a bare % in a file's name
  }
}
