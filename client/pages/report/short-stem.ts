import { plainText } from '../../features/quiz/plain-text.ts'

/** What is asked as a line of text: without the code that it is about, where it says something beside that. */
export function shortStem(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const block of body.querySelectorAll('pre, table, figure')) block.remove()
  return plainText(body.innerHTML) || plainText(html)
}
