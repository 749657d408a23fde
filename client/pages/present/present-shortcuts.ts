import type { Shortcut } from '../../hooks/use-shortcuts.ts'
import type { PresentDialogName } from './present-dialogs.tsx'
import type { Driver } from './use-driver.ts'

/** The presenter's keys: those of Slidev, PowerPoint and clickers (which send Page Up and Page Down). */
export function presentShortcuts(page: {
  driver: Driver
  slides: number
  fullscreen: () => void
  open: (dialog: PresentDialogName) => void
  /** A quiz is on the screen: what goes on to the next thing goes on with it. */
  asking: boolean
  /** Between the slide and the live code. */
  code: () => void
}): Shortcut[] {
  const { driver, open } = page
  const { slide } = driver.position
  return [
    ...(page.asking ? [] : moving(driver, slide, page.slides)),
    { keys: [], shown: ['1', '2', 'Enter'], does: 'Go to a slide by its number', run: () => undefined },
    { keys: ['g', 'o'], does: 'All slides', run: () => open('slides') },
    { keys: ['b', '.'], does: 'Black screen', run: driver.toggleBlack },
    { keys: ['a'], does: 'Ask a poll', run: () => open('poll') },
    { keys: ['c'], does: 'Live code or slide', run: page.code },
    { keys: ['f'], does: 'Full screen', run: page.fullscreen },
    { keys: ['?'], does: 'This list', run: () => open('keys') },
  ]
}

const moving = (driver: Driver, slide: number, slides: number): Shortcut[] => [
  { keys: ['ArrowRight', ' ', 'PageDown', 'n'], does: 'Next step or slide', run: driver.next },
  { keys: ['ArrowLeft', 'PageUp', 'p'], does: 'Back one step', run: driver.previous },
  { keys: ['ArrowDown'], does: 'Next slide', run: () => driver.goTo(slide + 1) },
  { keys: ['ArrowUp'], does: 'Previous slide', run: () => driver.goTo(slide - 1) },
  { keys: ['Home'], does: 'First slide', run: () => driver.goTo(0) },
  { keys: ['End'], does: 'Last slide', run: () => driver.goTo(slides - 1) },
]
