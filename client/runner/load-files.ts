import type { Engine, EngineFiles } from './protocol.ts'

/** `manifest.json` of the runner's folder: for each engine the addresses of its files in that folder. */
export type Manifest = Record<Engine, Record<string, string>>

/**
 * Fetches an engine's files. Their names carry a hash of their content, so the browser keeps them.
 * @param base address of the runner's folder, ending with `/`
 * @throws Error in words when a file cannot be had
 */
export async function loadFiles(base: string, engine: Engine): Promise<EngineFiles> {
  const manifest = (await (await fetchFile(`${base}manifest.json`)).json()) as Manifest
  const entries = Object.entries(manifest[engine]).map(async ([name, file]) => {
    const response = await fetchFile(base + file)
    return [name, await response.arrayBuffer()] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`)
  return response
}
