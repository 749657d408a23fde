import type { SessionId } from '../../../shared/ids.ts'
import { api } from '../../net/api.ts'

/** Attributes in which compiled slides address files of the course; each part is percent-encoded. */
const ASSET = /(\s(?:src|href|poster)=")asset:([^"]*)"/g

/** The HTML of a slide with its `asset:` addresses replaced by those of the session. */
export function withAssets(html: string, session: SessionId): string {
  return html.replace(ASSET, (_all, name: string, path: string) => `${name}${assetUrl(session, path)}"`)
}

/** An address of a slide as the browser needs it: `asset:images/x.svg` or an outside one. */
export function resolveAddress(address: string, session: SessionId): string {
  return address.startsWith('asset:') ? assetUrl(session, address.slice('asset:'.length)) : address
}

function assetUrl(session: SessionId, path: string): string {
  return api.assetUrl(session, path.split('/').map(decoded).join('/'))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a bare % in a file's name
  }
}
