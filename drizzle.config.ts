import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate` writes the next migration after a change of the schema. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './server/adapters/sqlite/schema.ts',
  out: './migrations/sqlite',
})
