// One listener for all htmx requests: the CSRF token of the page's first form goes along as a header.
document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('input[name="_csrf"]');
  if (token) event.detail.headers['X-CSRF-TOKEN'] = token.value;
});
