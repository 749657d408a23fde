import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The style sheet of the pages in a pack: that of the client's slides, so that they look as they did in class. The
 * client's build leaves it behind `take-home.html`, under a name with a hash.
 * @param clientDir folder of the built client
 * @returns '' where the client is not built; the pages are readable without it
 */
export async function packStyles(clientDir: string): Promise<string> {
  try {
    const page = await readFile(join(clientDir, 'take-home.html'), 'utf8')
    const links = [...page.matchAll(/<link rel="stylesheet"[^>]* href="\/(assets\/[\w.-]+\.css)"/g)]
    const sheets = await Promise.all(links.map(([, path = '']) => readFile(join(clientDir, path), 'utf8')))
    return sheets.join('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
