import { useLocation } from 'wouter'
import { useTitle } from '../../hooks/use-title.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Entrance } from '../parts/entrance.tsx'
import { CodeForm } from './code-form.tsx'
import styles from './home-page.module.css'

/** `/`: learners enter the code of their class. */
export function HomePage() {
  const [, navigate] = useLocation()
  useTitle('Join a class')
  return (
    <Entrance
      actions={
        <ButtonLink href="/teach" variant="ghost" size="sm">
          I teach
        </ButtonLink>
      }
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <h1 className={styles.title}>Join your class</h1>
          <p className={styles.lead}>Enter the code that your instructor shows.</p>
        </div>
        <CodeForm onCode={(code) => navigate(`/j/${code}`)} />
        <p className={styles.note}>No account and nothing to install: a code and your name are enough.</p>
      </div>
    </Entrance>
  )
}
