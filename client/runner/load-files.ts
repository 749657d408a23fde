import type { Manifest } from '../../shared/runner/bundles.ts'

/**
 * @param base address of the runner's folder, ending with `/`
 * @throws Error in words when it cannot be had
 */
export async function loadManifest(base: string): Promise<Manifest> {
  return (await fetchFile(`${base}manifest.json`)).json()
}

/** Fetches a file of the runner's folder. Names carry a hash of the content, so the browser keeps them. */
export async function loadFile(base: string, file: string): Promise<ArrayBuffer> {
  return (await fetchFile(base + file)).arrayBuffer()
}

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`)
  return response
}
