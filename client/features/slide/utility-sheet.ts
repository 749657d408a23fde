import { utilityRules } from './utilities.ts'

const known = new Set<string>()
let sheet: CSSStyleSheet | undefined

/** Adds the rules of the utility classes that occur below `root` to one style sheet of the page. */
export function addUtilities(root: HTMLElement): void {
  // Browsers before 2023 cannot make style sheets; slides are readable without these rules.
  if (!('adoptedStyleSheets' in document)) return
  for (const element of root.querySelectorAll('[class]')) {
    for (const name of element.classList) {
      if (known.has(name)) continue
      known.add(name)
      for (const rule of utilityRules(name)) insert(rule)
    }
  }
}

function insert(rule: string): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  sheet.insertRule(rule, sheet.cssRules.length)
}
