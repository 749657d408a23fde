import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts'],
          // Properties try hundreds of cases; on a busy machine that takes a while.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'client', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['server/**/*.integration.test.ts', 'tests/integration/**/*.test.ts'],
          testTimeout: 30_000,
          // Hooks start the whole program, which takes its time on a busy machine.
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
