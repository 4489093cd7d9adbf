// In a file of its own: the page's content security policy lets no script stand in it.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  // A badge of another site would tell it which server this is.
  validatorUrl: null,
});
