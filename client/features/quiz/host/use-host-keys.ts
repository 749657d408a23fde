import type { Quiz } from '../../../../shared/course/quiz.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import type { ListedRun } from '../runs-shown.ts'
import { hostActions } from './next-action.ts'

/**
 * The keys that press the big button of a run's bar. They belong to the page, not to the bar: that is fetched when it
 * is first shown, and a press must not be lost until it has come.
 * @param run undefined while none is on the screen
 */
export function useHostKeys(run: ListedRun | undefined, quiz: Quiz | undefined): void {
  const command = useCommand()
  const next = run && hostActions(run, quiz).next
  const shortcuts = next
    ? [
        {
          keys: ['ArrowRight', 'Enter', 'PageDown', ' ', 'n'],
          does: next.label,
          run: () => void command(next.command),
        },
      ]
    : []
  useShortcuts(shortcuts, next !== undefined)
}
