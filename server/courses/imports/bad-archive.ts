/** The archive cannot be read. The message is for people. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
}
