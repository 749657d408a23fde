/**
 * The secret of a one-time link, from the link itself, from what follows its `#`, or from the bare secret.
 * '' where there is none.
 */
export function setupSecret(text: string): string {
  const trimmed = text.trim()
  return trimmed.slice(trimmed.indexOf('#') + 1).trim()
}

/** What a length says about a password; composition says little (NIST SP 800-63B §5.1.1.2). */
export function lengthHint(password: string, least: number): string {
  const length = password.length
  if (length === 0) return `At least ${least} characters. A few words in a row are easy to remember.`
  if (length < least) return `${length} of at least ${least} characters.`
  if (length < least + 5) return `${length} characters: enough. Longer is safer.`
  return `${length} characters: good.`
}
