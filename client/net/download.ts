/** Saves what an address answers with as a file; the page stays, and the browser tells where it fails. */
export function download(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
