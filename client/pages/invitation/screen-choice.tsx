import styles from './screen-choice.module.css'

/** How an observer watches: `projector` fills a screen for the class, `own` can look around in the slides. */
export type Screen = 'projector' | 'own'

const SCREENS: { id: Screen; name: string; means: string }[] = [
  { id: 'projector', name: 'On a projector', means: 'Full screen, always where the class is' },
  { id: 'own', name: 'For myself', means: 'On this device, with the freedom to leaf through' },
]

export function ScreenChoice(props: { chosen: Screen; onChoose: (screen: Screen) => void }) {
  return (
    <fieldset className={styles.choices}>
      <legend>Where will you watch?</legend>
      {SCREENS.map(({ id, name, means }) => (
        <label key={id} className={styles.choice}>
          <input
            type="radio"
            name="screen"
            value={id}
            checked={props.chosen === id}
            onChange={() => props.onChoose(id)}
          />
          <span>
            <span className={styles.name}>{name}</span>
            <span className={styles.means}>{means}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
