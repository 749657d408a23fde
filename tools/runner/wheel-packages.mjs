import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { fromBuffer } from 'yauzl'

/**
 * Packages from an operator's folder of wheels, such as those of Pyodide's own distribution. Wheels for other
 * machines than Pyodide's are passed over; a project that is not there is left out.
 * @param names projects in their normal form: lower case, with hyphens
 * @throws Error in words when the folder has none of them
 */
export async function wheelPackages(names, folder) {
  if (!existsSync(folder)) throw new Error(`LECTERN_WHEELS names ${folder}, which is not there`)
  const wheels = readdirSync(folder)
    .filter((file) => file.endsWith('.whl') && FITS.test(file))
    .map((file) => ({ file, name: normal(file.split('-')[0] ?? ''), version: file.split('-')[1] ?? '' }))
    .filter(({ name }) => names.includes(name))
  if (wheels.length === 0) throw new Error(`${basename(folder)} has no wheels that are needed`)
  return Promise.all(
    wheels.map(async ({ file, name, version }) => {
      const files = await unzip(readFileSync(join(folder, file)))
      const metadata = [...files].find(([path]) => path.endsWith('.dist-info/METADATA'))
      const licence = /^License(?:-Expression)?: (.+)$/m.exec(String(metadata?.[1] ?? ''))?.[1]
      return { name, version, files, licence: licence ?? 'see its METADATA' }
    }),
  )
}

/** For every machine, or for this one: Emscripten's. */
const FITS = /-(none-any|(?:emscripten|pyodide|pyemscripten)\w*_wasm32)\.whl$/

const normal = (name) => name.toLowerCase().replace(/[-_.]+/g, '-')

async function unzip(bytes) {
  const zip = await promisify(fromBuffer)(bytes, { lazyEntries: true })
  const files = new Map()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry()
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error)
        const parts = []
        for await (const part of stream) parts.push(part)
        files.set(entry.fileName, Buffer.concat(parts))
        zip.readEntry()
      })
    })
    zip.readEntry()
  })
}
