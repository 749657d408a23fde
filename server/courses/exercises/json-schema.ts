import { z } from 'zod'
import type { Json, JsonObject, JsonSchema } from '../../../shared/course/exercise.ts'

/** What YAML gives, as far as JSON has it: dates and other objects are refused. */
export const json: z.ZodType<Json> = z.json()
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), json)

const type = z.enum(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'])
const count = z.int().min(0)

export const pattern = z.string().refine(isPattern, { error: 'has to be a regular expression of JavaScript' })

/** A JSON Schema with the keywords that checks know; any other is a mistake rather than never looked at. */
export const jsonSchema: z.ZodType<JsonSchema> = z.strictObject({
  type: z.union([type, z.array(type)]).optional(),
  enum: z.array(json).optional(),
  const: json.optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional()
  },
  required: z.array(z.string()).optional(),
  get additionalProperties() {
    return z.union([z.boolean(), jsonSchema]).optional()
  },
  get items() {
    return jsonSchema.optional()
  },
  minItems: count.optional(),
  maxItems: count.optional(),
  uniqueItems: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
  pattern: pattern.optional(),
  get anyOf() {
    return z.array(jsonSchema).optional()
  },
  get allOf() {
    return z.array(jsonSchema).optional()
  },
  get oneOf() {
    return z.array(jsonSchema).optional()
  },
  get not() {
    return jsonSchema.optional()
  },
}) as z.ZodType<JsonSchema>

export function isPattern(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
