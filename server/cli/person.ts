import { defineCommand } from 'citty'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { failure } from './failure.ts'
import { findSession } from './find-session.ts'
import { leaf } from './leaf.ts'
import { openRoom } from './open-room.ts'
import { withStores } from './settings.ts'

const erase = leaf(
  {
    name: 'erase',
    description: 'Erase the name of a person in a session, for good',
    args: {
      session: { type: 'positional', description: 'Id or code of the session', required: true },
      participant: {
        type: 'positional',
        description: 'Id of the person, as “lectern attendance <session> --json” has it',
        required: true,
      },
    },
  },
  ({ session, participant }) =>
    withStores({ create: false }, async (stores) => {
      const row = await findSession(stores.directory, session)
      const room = await openRoom(stores, row)
      const known = room.state.roster.members.get(participant)
      if (!known) throw failure(`There is nobody with the id “${participant}” in “${row.title}”.`)
      const outcome = await room.submit(SYSTEM, { type: 'person.erase', participant })
      if (!outcome.ok) throw failure(outcome.error.message)
      return {
        json: { session: row.id, participant, erased: known.name !== '' },
        text: [
          known.name === ''
            ? `The name of ${participant} had been erased before.`
            : `The name of ${participant} is erased from “${row.title}”.`,
          'What they did stays, without a name; texts that they typed stay as they are. Backups still have the name.',
        ].join('\n'),
      }
    }),
)

export const person = defineCommand({
  meta: { name: 'person', description: 'Work on the people of a session' },
  subCommands: { erase },
})
