// The page of the API's description: Swagger UI over this server's own document, nothing from elsewhere.
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';

SwaggerUI({
  url: 'openapi.json',
  dom_id: '#root',
  deepLinking: true,
  validatorUrl: null,
});
