import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js'
import 'swagger-ui-dist/swagger-ui.css'
import './api.css'

/**
 * The page at `/api`: the operations of the API, each of which can be sent from here. It is a page of its own, so that
 * what it loads is loaded by those alone who open it. Requests carry the cookies of this browser.
 */
SwaggerUI({
  url: '/api/v1/openapi.json',
  dom_id: '#operations',
  deepLinking: true,
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  // Else the document is sent to a service of others for a badge.
  validatorUrl: null,
  // Its own label names nothing.
  onComplete: () => document.querySelector('#servers')?.setAttribute('aria-label', 'Server'),
})
