/** The part of the package that is used; it comes without types. */
declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream'

  export interface Header {
    name: string
    /** `file`, `directory`, `symlink` and others; null where the library does not know it */
    type: string | null
  }

  interface Extract extends Writable {
    on(event: 'entry', listener: (header: Header, stream: Readable, next: () => void) => void): this
    on(event: string, listener: (...values: unknown[]) => void): this
  }

  export function extract(): Extract
}
