import type { Shortcut } from '../../hooks/use-shortcuts.ts'

/** The keys of the page of the class. */
export function classShortcuts(page: {
  /** From 0. */
  slide: number
  count: number
  /** A question is shown: the arrows belong to it, a slip would take people away from it. */
  asked: boolean
  goTo: (slide: number) => void
  toClass: () => void
  open: (dialog: 'slides' | 'keys') => void
  fullscreen: () => void
}): Shortcut[] {
  const { slide, goTo } = page
  const leafing: Shortcut[] = [
    { keys: ['ArrowRight', 'PageDown', ' ', 'n'], does: 'Next slide', run: () => goTo(slide + 1) },
    { keys: ['ArrowLeft', 'PageUp', 'p'], does: 'Previous slide', run: () => goTo(slide - 1) },
    { keys: ['Home'], does: 'First slide', run: () => goTo(0) },
    { keys: ['End'], does: 'Last slide', run: () => goTo(page.count - 1) },
  ]
  return [
    ...(page.asked ? [] : leafing),
    { keys: ['Escape', 'l'], does: 'Back to live', run: page.toClass },
    { keys: ['o', 'g'], does: 'All slides', run: () => page.open('slides') },
    { keys: ['f'], does: 'Full screen', run: page.fullscreen },
    { keys: ['?'], does: 'This list', run: () => page.open('keys') },
  ]
}
