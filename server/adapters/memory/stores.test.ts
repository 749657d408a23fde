import { describe } from 'vitest'
import { accessContract } from '../../ports/access.contract.ts'
import { documentsContract } from '../../ports/documents.contract.ts'
import { jobsContract } from '../../ports/jobs.contract.ts'
import { removalContract } from '../../ports/removal.contract.ts'
import { storesContract } from '../../ports/stores.contract.ts'
import { webhooksContract } from '../../ports/webhooks.contract.ts'
import { memoryStores } from './stores.ts'

describe('stores in memory', () => storesContract(async () => memoryStores()))

describe('documents in memory', () => documentsContract(async () => memoryStores()))

describe('jobs in memory', () => jobsContract(async () => memoryStores()))
describe('access in memory', () => accessContract(async () => memoryStores()))
describe('webhooks in memory', () => webhooksContract(async () => memoryStores()))

describe('removing sessions in memory', () => removalContract(async () => memoryStores()))
