let lacking: boolean | undefined

/**
 * Browsers place indices and exponents by the MATH table of a font. Devices without such a font (many phones)
 * show them on the line, so that λ with an index reads like a product. For them slide.css moves the scripts.
 */
export function mendMath(root: HTMLElement): void {
  if (!root.querySelector('msub, msup, msubsup')) return
  lacking ??= measure(root)
  root.classList.toggle('no-math-font', lacking)
}

/** Whether an exponent ends as low as its base. */
function measure(root: HTMLElement): boolean {
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden'
  probe.innerHTML = '<math><msup><mi>x</mi><mi>x</mi></msup></math>'
  root.append(probe)
  const [base, script] = [...probe.querySelectorAll('mi')].map((mi) => mi.getBoundingClientRect())
  probe.remove()
  if (!base || !script || base.height === 0) return false
  return base.bottom - script.bottom < base.height * 0.12
}
