import styles from './json-text.module.css'

/** Strings (keys are those before a colon), literals, numbers. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
/** Beyond it colours cost more than they help. */
const COLOURED_MAX = 100_000

/** JSON with the colours of the editor. */
export function JsonText({ text }: { text: string }) {
  if (text.length > COLOURED_MAX) return text
  const pieces = []
  let at = 0
  for (const found of text.matchAll(TOKEN)) {
    const [whole, string, colon] = found
    const [piece, look] =
      string === undefined ? [whole, styles.value] : colon ? [string, styles.key] : [string, styles.string]
    if (found.index > at) pieces.push(text.slice(at, found.index))
    pieces.push(
      <span key={found.index} className={look}>
        {piece}
      </span>,
    )
    at = found.index + piece.length
  }
  pieces.push(text.slice(at))
  return pieces
}
