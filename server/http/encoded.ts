import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Ctx } from './deps.ts'
import { isKnown, REVALIDATE } from './etag.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Brotli's steps above this cost seconds for a deck and win little. */
const BROTLI_QUALITY = 6
/** Below this size compression wins nothing that anybody notices. */
const WORTH_IT_BYTES = 1_024

/**
 * A body that is the same for many: encoded once for each content coding, however many ask at the same time.
 */
export class EncodedBody {
  /** For `ETag`; weak, because all codings share it (RFC 9110 §8.8.1). */
  readonly etag: string
  private readonly plain: Buffer
  private readonly compress: boolean
  private readonly coded = new Map<Encoding, Promise<Buffer>>()

  /**
   * @param options.ready codings that exist already
   * @param options.compress false for formats that are compressed in themselves
   */
  constructor(plain: Buffer, options: { ready?: ReadonlyMap<Encoding, Buffer>; compress?: boolean } = {}) {
    this.plain = plain
    this.compress = options.compress ?? (options.ready !== undefined || plain.length >= WORTH_IT_BYTES)
    for (const [encoding, bytes] of options.ready ?? []) this.coded.set(encoding, Promise.resolve(bytes))
    this.etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  }

  encode(encoding: Encoding): Promise<Buffer> {
    const known = this.coded.get(encoding)
    if (known) return known
    const coded = this.compute(encoding)
    this.coded.set(encoding, coded)
    return coded
  }

  /** The coding to answer a request with. */
  choose(c: Ctx): Encoding {
    return this.compress ? acceptedEncoding(c.req.header('accept-encoding')) : 'identity'
  }

  private async compute(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'gzip') return zip(this.plain)
    if (encoding === 'identity') return this.plain
    return brotli(this.plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: this.plain.length,
      },
    })
  }
}

/** Headers of JSON that is kept, and asked for again each time with its `ETag`. */
export const JSON_HEADERS = { 'content-type': 'application/json', ...REVALIDATE }

export const encodedJson = (value: object): EncodedBody => new EncodedBody(Buffer.from(JSON.stringify(value)))

/** Brotli where it is accepted, else gzip (RFC 9110 §12.5.3; codings with `q=0` are refused). */
export function acceptedEncoding(header: string | undefined): Encoding {
  const refused = /;\s*q=0(\.0*)?\s*$/
  const accepted = (header ?? '')
    .toLowerCase()
    .split(',')
    .filter((part) => !refused.test(part))
    .map((part) => part.split(';')[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'identity'
}

/** Answers with the body, or with 304 where the asker has it already. */
export async function sendEncoded(
  c: Ctx,
  body: EncodedBody,
  headers: Record<string, string>,
): Promise<Response> {
  const common = { ...headers, etag: body.etag, vary: 'accept-encoding' }
  if (isKnown(c, body.etag)) return c.body(null, 304, common)
  const encoding = body.choose(c)
  const bytes = await body.encode(encoding)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    ...common,
    'content-length': String(bytes.length),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
}
