/**
 * A folder's files in one piece: a line of JSON `[[path, bytes], …]`, then the contents one after another. Not a zip:
 * everything is compressed as a whole afterwards, and the reader takes views of it without copying.
 * @param files contents by path
 */
export function archive(files) {
  const names = [...files.keys()].sort()
  const head = JSON.stringify(names.map((name) => [name, files.get(name).length]))
  return Buffer.concat([Buffer.from(`${head}\n`), ...names.map((name) => files.get(name))])
}
