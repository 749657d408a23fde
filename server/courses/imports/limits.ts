const MIB = 1024 * 1024

/** What an archive of a course may hold. Bytes are those that come out of it, never those that it claims. */
export interface UnpackLimits {
  /** Entries of every kind, those that are left out included. */
  entries: number
  /** Of all files together. */
  totalBytes: number
  /** Of one file. */
  fileBytes: number
  /** All bytes that come out to those of the archive, where they are more than `ratioFrom`. */
  ratio: number
  ratioFrom: number
}

/** Far more than any course that was written by hand, films included. */
export const UNPACK_LIMITS: UnpackLimits = {
  entries: 10_000,
  totalBytes: 512 * MIB,
  fileBytes: 256 * MIB,
  ratio: 100,
  ratioFrom: 16 * MIB,
}

/** Of a name of a file or folder, in UTF-8. */
export const NAME_MAX_BYTES = 150
/** Of a whole path, in UTF-8. */
export const PATH_MAX_BYTES = 400
/** Folders inside each other, and the file. */
export const DEPTH_MAX = 12
