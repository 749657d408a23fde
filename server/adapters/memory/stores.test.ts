import { describe } from 'vitest'
import { storesContract } from '../../ports/stores.contract.ts'
import { memoryStores } from './stores.ts'

describe('stores in memory', () => storesContract(async () => memoryStores()))
