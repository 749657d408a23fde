import { realpath, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import { assetType, isAsset } from './asset-types.ts'
import { isMissing, realPathInside } from './disk.ts'
import { resolveInCourse } from './parse/course-path.ts'

export interface Asset {
  /** Absolute path with all links resolved, for a read stream. */
  path: string
  /** Bytes. */
  size: number
  /** MIME type. An SVG can hold scripts: send it with a `Content-Security-Policy: sandbox`. */
  type: string
}

/**
 * Finds a file of a course for a browser. Refused is whatever is not an image, font, sound, video or PDF inside
 * the course folder: the path is compared after all links are resolved, and hidden files are not served.
 *
 * @param path course-relative, already URL-decoded
 */
export async function openAsset(
  courseFolder: string,
  path: string,
): Promise<Result<Asset, 'not_found' | 'not_allowed'>> {
  const inside = path.startsWith('/') ? undefined : resolveInCourse('', path)
  if (!inside || !isAsset(inside)) return err('not_allowed')
  try {
    const file = await realPathInside(courseFolder, inside)
    if (file === undefined) return err('not_found')
    // A link with a harmless name may lead to a hidden file or to one of another kind.
    const target = relative(await realpath(courseFolder), file)
      .split(sep)
      .join('/')
    const type = assetType(target)
    if (!type || !isAsset(target)) return err('not_allowed')
    const stats = await stat(file)
    return stats.isFile() ? ok({ path: file, size: stats.size, type }) : err('not_found')
  } catch (error) {
    if (isMissing(error)) return err('not_found')
    throw error
  }
}
