import { RefreshCw } from 'lucide-react'
import type { SessionDetails } from '../../../shared/wire/http.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { JoinCard } from './join-card.tsx'
import styles from './share-dialog.module.css'

const LINKS: { key: 'ta' | 'cohost' | 'observer'; name: string; means: string }[] = [
  { key: 'ta', name: 'Assistant link', means: 'Sees the people and your notes, admits and removes learners' },
  {
    key: 'cohost',
    name: 'Co-host link',
    means: 'May do what you may: move slides, change the room, end the class',
  },
  {
    key: 'observer',
    name: 'Observer link',
    means: 'Only watches: for guests, or a projector on another computer',
  },
]

/** Everything that brings people in. */
export function ShareDialog(props: {
  open: boolean
  onClose: () => void
  session: SessionDetails | undefined
}) {
  const { session } = props
  const command = useCommand()
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Bring people in" size="md">
      {session && (
        <>
          <JoinCard code={session.code} link={session.links.join} />
          <ul className={styles.links}>
            {LINKS.map(({ key, name, means }) => (
              <li key={key} className={styles.link}>
                <div className={styles.text}>
                  <p className={styles.name}>{name}</p>
                  <p className={styles.means}>{means}</p>
                </div>
                <CopyButton text={session.links[key]} label={`Copy the ${name.toLowerCase()}`} size="sm">
                  Copy
                </CopyButton>
              </li>
            ))}
          </ul>
          <div className={styles.foot}>
            <p className={styles.note}>Whoever has one of these links gets the rights it stands for.</p>
            <Button
              size="sm"
              icon={<RefreshCw size={15} />}
              onClick={() => command({ type: 'invitations.renew' })}
            >
              Make new links
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
