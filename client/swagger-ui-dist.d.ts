declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Settings of Swagger UI that are used here; see its documentation for the others. */
  export default function SwaggerUI(settings: {
    url: string
    dom_id: string
    deepLinking: boolean
    filter: boolean
    tryItOutEnabled: boolean
    displayRequestDuration: boolean
    docExpansion: 'list' | 'full' | 'none'
    defaultModelsExpandDepth: number
    validatorUrl: string | null
    /** Called once the operations are on the page. */
    onComplete: () => void
  }): unknown
}
