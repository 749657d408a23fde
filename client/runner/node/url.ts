/** `node:url` as far as browsers have it. */

const [URLClass, URLSearchParamsClass] = [globalThis.URL, globalThis.URLSearchParams]

export { URLClass as URL, URLSearchParamsClass as URLSearchParams }

export function fileURLToPath(url: string | URL): string {
  const { protocol, pathname } = new URLClass(url)
  if (protocol !== 'file:') throw new TypeError('The URL must be of scheme file')
  return decodeURIComponent(pathname)
}

export const pathToFileURL = (path: string): URL => new URLClass(`file://${encodeURI(path)}`)

export default { URL: URLClass, URLSearchParams: URLSearchParamsClass, fileURLToPath, pathToFileURL }
