/** Plain text → Markdown that shows the same characters. Code between backticks stays code. */
export function markdownOfPlain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/((?<!`)`+(?!`)[^`\n]+`+)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('')
}

/** Three `<` import a file on slides. */
const AT_LINE_START = /^([ \t]*)([#>]|<(?=<<)|[-+](?=\s|$)|[-=]{2,}$|~{3,}|\d+(?=[.)](?:\s|$)))/gm

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*`[\]$|{}]|~~|<(?=[A-Za-z/!?])|&(?=#?\w+;)/g, (sign) => sign.replace(/./g, '\\$&'))
    .replace(/_/g, (sign, at: number) => (isInsideWord(text, at) ? sign : `\\${sign}`))
    .replace(AT_LINE_START, (_, blank: string, sign: string) =>
      /\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`,
    )
    .replace(/(?<![ \t])[ \t]*\n(?=.)/g, '\\\n')
    .replace(/^[ \t]{4,}/gm, '   ')
}

/** `start_response` is no emphasis to Markdown either. */
function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '')
}
