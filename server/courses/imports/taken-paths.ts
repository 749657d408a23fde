/** The paths that an archive has used so far, as a disk sees them that does not tell capitals from small letters. */
export class TakenPaths {
  private readonly files = new Set<string>()
  /** By the path in small letters: as it was written first. */
  private readonly folders = new Map<string, string>()

  /** @returns why the file cannot be there */
  takeFile(path: string): string | undefined {
    const key = keyOf(path)
    if (this.files.has(key)) return 'There are two files of this name; capitals make no difference.'
    if (this.folders.has(key)) return 'There is a folder of this name.'
    const slash = path.lastIndexOf('/')
    const reason = slash < 0 ? undefined : this.takeFolder(path.slice(0, slash))
    if (reason === undefined) this.files.add(key)
    return reason
  }

  /** @returns why the folder cannot be there */
  takeFolder(path: string): string | undefined {
    const parts = path.split('/')
    for (let length = 1; length <= parts.length; length += 1) {
      const folder = parts.slice(0, length).join('/')
      const key = keyOf(folder)
      if (this.files.has(key)) return `“${folder}” is a file.`
      const first = this.folders.get(key)
      if (first !== undefined && first !== folder) {
        return `There is a folder “${first}” too; capitals make no difference.`
      }
      this.folders.set(key, folder)
    }
    return undefined
  }
}

const keyOf = (path: string) => path.toLowerCase().normalize('NFC')
