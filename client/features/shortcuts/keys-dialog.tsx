import { isLetterKey, type Shortcut, setLetterKeys, useLetterKeys } from '../../hooks/use-shortcuts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './keys-dialog.module.css'

const SHOWN: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
  ' ': 'Space',
}

/** What the keys of a page do, and the switch for those that write a character. */
export function KeysDialog(props: { open: boolean; onClose: () => void; shortcuts: readonly Shortcut[] }) {
  const letters = useLetterKeys()
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Keyboard shortcuts" size="md">
      <dl className={styles.list}>
        {props.shortcuts.map((shortcut) => (
          <div key={shortcut.does} className={styles.row}>
            <dt className={styles.keys}>
              {(shortcut.shown ?? shortcut.keys).map((key) => (
                <kbd
                  key={key}
                  className={styles.key}
                  data-off={!letters && isLetterKey(key) ? '' : undefined}
                >
                  {SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
                </kbd>
              ))}
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.setting}>
        <Switch
          label="Single-letter shortcuts"
          hint="Switch them off if you use speech input or press letters by accident. Arrows, Page Up and Page Down go on working."
          checked={letters}
          onChange={(on) => {
            setLetterKeys(on)
            return undefined
          }}
        />
      </div>
    </Dialog>
  )
}
