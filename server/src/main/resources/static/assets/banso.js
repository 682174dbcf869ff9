// One listener for all htmx requests: the CSRF token of the page's first form goes along as a header.
document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('input[name="_csrf"]');
  if (token) event.detail.headers['X-CSRF-TOKEN'] = token.value;
});

// On narrow screens the navigation is behind a button; without scripts it stays open.
document.documentElement.classList.add('banso-scripted');
const menuButton = document.querySelector('.banso-menu-button');
if (menuButton) {
  menuButton.addEventListener('click', () => {
    const open = document.getElementById('menu').classList.toggle('open');
    menuButton.setAttribute('aria-expanded', String(open));
  });
}

// A button with data-copy copies the text of the element that it names.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
  button.textContent = button.dataset.copied;
});
