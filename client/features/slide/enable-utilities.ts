/** Classes of the compiler and of shiki and KaTeX, for which slide.css has the rules. */
const OWN =
  /^(?:slide|slot|layout|shiki|github|line|step|lines|code|mermaid|math|katex|diagram|dimmed|focused|has-focus|task|contains-task|toc|footnote|with)\b/

/**
 * Makes the utility classes below `root` work. Most slides have none, so what knows them is loaded with the
 * first slide that has, which stays hidden until then: laid out without them it would jump.
 * @returns when their rules are there; undefined where nothing has to be done
 */
export function enableUtilities(root: HTMLElement): Promise<void> | undefined {
  const wanted = [...root.querySelectorAll('[class]')].some((element) =>
    [...element.classList].some((name) => !OWN.test(name)),
  )
  if (!wanted) return undefined
  root.style.visibility = 'hidden'
  const show = () => root.style.removeProperty('visibility')
  // Without the chunk (an upgrade, a drop of the network) the slide is still readable.
  return import('./utility-sheet.ts')
    .then(({ addUtilities }) => addUtilities(root))
    .then(show, show)
    .then(() => undefined)
}
