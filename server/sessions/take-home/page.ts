import { escapeHtml } from '../../courses/render/html.ts'

/**
 * Nothing in these pages runs or loads anything: they are opened from a folder, where nobody watches over them.
 * Styles and pictures are inside.
 */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`

/** A page that stands alone. @param body HTML */
export function standalonePage(page: {
  title: string
  language: string
  styles: string
  body: string
}): string {
  const { title, language, styles, body } = page
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${styles.replaceAll('</', '<\\/')}</style>
</head>
<body class="take-home">
${body}
</body>
</html>
`
}

/** The way back from the other pages of a pack. */
export const BACK = '<nav><a href="index.html">Back to the contents</a></nav>'
