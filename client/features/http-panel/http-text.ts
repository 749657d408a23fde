import type { AppRequest, RequestResult } from '../../../shared/runner/types.ts'

/** Reason phrases of the statuses that a class meets (RFC 9110 and its kin). */
const REASONS: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  418: "I'm a teapot",
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** “404 Not Found” */
export const statusText = (status: number): string =>
  REASONS[status] === undefined ? String(status) : `${status} ${REASONS[status]}`

/** JSON with two spaces, or undefined where the text is none. */
export function prettyJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // Numbers beyond a double would come out as others.
    if (/\d{16}/.test(text)) return undefined
    return JSON.stringify(value, undefined, 2)
  } catch {
    return undefined
  }
}

/** A header's value, whatever the case of its name. */
export const headerOf = (
  headers: readonly (readonly [name: string, value: string])[] | undefined,
  wanted: string,
): string | undefined => headers?.find(([name]) => name.toLowerCase() === wanted)?.[1]

/** The body of a response as it is shown. */
export function shownBody(response: { headers: [string, string][]; body: string }): {
  text: string
  json: boolean
} {
  const type = headerOf(response.headers, 'content-type') ?? ''
  const pretty = /[/+]json\b/.test(type) ? prettyJson(response.body) : undefined
  return { text: pretty ?? response.body, json: pretty !== undefined }
}

/** The request as a command line for curl, to be sent to a server of one's own. */
export function curlOf({ method, path, headers = [], body }: AppRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  return [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    quoted(`http://localhost:8000${path}`),
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined || body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' ')
}

/** What everybody is shown of a request: a line, and the body if there is one. */
export const requestLines = ({ method, path, body }: AppRequest): string =>
  `→ ${method} ${path}\n${body ? `${prettyJson(body) ?? body}\n` : ''}`

/** What everybody is shown of an answer. */
export function responseLines(result: RequestResult): string {
  switch (result.type) {
    case 'response': {
      const { text } = shownBody(result)
      return `← ${statusText(result.status)}, ${result.ms} ms\n${text ? `${text}\n` : ''}`
    }
    case 'error':
      return `← The app could not answer: ${result.error.name}\n`
    default:
      return '← No answer\n'
  }
}
