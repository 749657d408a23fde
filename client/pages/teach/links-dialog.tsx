import type { SessionDetails } from '../../../shared/wire/http.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './links-dialog.module.css'

const LINKS: { id: keyof SessionDetails['links']; name: string; means: string }[] = [
  { id: 'join', name: 'Learners', means: 'The same as the code.' },
  { id: 'ta', name: 'Assistants', means: 'Whoever has it helps: lets people in and sees attendance.' },
  { id: 'cohost', name: 'Co-hosts', means: 'Whoever has it can run the class like you.' },
  { id: 'observer', name: 'Projector and guests', means: 'Shows what learners see; takes part in nothing.' },
]

/** Every address that brings people into the session, and as whom. */
export function LinksDialog(props: { open: boolean; onClose: () => void; session: SessionDetails }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Links into the session" size="md">
      <ul className={styles.list}>
        {LINKS.map(({ id, name, means }) => (
          <li key={id} className={styles.row}>
            <div className={styles.what}>
              <p className={styles.name}>{name}</p>
              <p className={styles.means}>{means}</p>
              <p className={styles.url}>{props.session.links[id]}</p>
            </div>
            <CopyButton text={props.session.links[id]} label={`Copy the link for: ${name}`} size="sm">
              Copy
            </CopyButton>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
