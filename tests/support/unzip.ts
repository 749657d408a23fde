import { fromBuffer } from 'yauzl'

/** The files of an archive by path, in its order; directories are left out. */
export function unzip(archive: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const files = new Map<string, Buffer>()
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          stream.toArray().then((parts) => {
            files.set(entry.fileName, Buffer.concat(parts))
            zip.readEntry()
          }, reject)
        })
      })
      zip.readEntry()
    })
  })
}
