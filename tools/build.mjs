import { setUp } from './setup.mjs'
import { runTool } from './steps.mjs'

await runTool(setUp)
