import type { CourseId } from '../../../shared/ids.ts'
import type { CourseLibrary } from '../../ports/course-library.ts'

/** @param address as it stands in slides: `asset:images/x.svg`. @returns a `data:` address; undefined where there is none */
export type EmbedPicture = (address: string) => Promise<string | undefined>

/**
 * Puts pictures of a course into a page as `data:` addresses.
 * @param maxBytes of all pictures together; those that go beyond it are left out
 */
export function pictureEmbedder(
  courses: Pick<CourseLibrary, 'asset'>,
  course: CourseId,
  maxBytes: number,
): EmbedPicture {
  const known = new Map<string, Promise<string | undefined>>()
  let left = maxBytes

  async function read(path: string): Promise<string | undefined> {
    const asset = await courses.asset(course, path)
    if (!asset?.type.startsWith('image/') || asset.size > left) return undefined
    left -= asset.size
    const bytes = Buffer.from(await new Response(asset.stream()).arrayBuffer())
    return `data:${asset.type};base64,${bytes.toString('base64')}`
  }

  return async (address) => {
    if (!address.startsWith('asset:')) return undefined
    const path = address.slice('asset:'.length).split('/').map(decoded).join('/')
    const picture = known.get(path) ?? read(path)
    known.set(path, picture)
    return picture
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a bare % in a file's name
  }
}
