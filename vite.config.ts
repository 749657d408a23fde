import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.LECTERN_DEV_SERVER ?? 'http://localhost:3000'

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The second is the page at `/api`, the third the one that `lectern course check` runs exercises in; the last only
    // names the style sheet that the server puts into the pages that learners take home.
    rollupOptions: {
      input: ['client/index.html', 'client/api.html', 'client/course-check.html', 'client/take-home.html'],
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/runner': server,
      '/live': { target: server, ws: true },
      '/collab': { target: server, ws: true },
    },
  },
})
