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

// A checkbox with data-check-all ticks all of that name in its form.
document.addEventListener('change', event => {
  const all = event.target.closest('[data-check-all]');
  if (!all) return;
  event.stopPropagation();
  all.form.querySelectorAll(`input[name="${all.dataset.checkAll}"]`).forEach(box => { box.checked = all.checked; });
});

// Lists with data-row: j and k move, x ticks, Enter opens, v goes to the verdict.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea')) return;
  const rows = [...document.querySelectorAll('tr[data-row]')];
  if (rows.length === 0) return;
  const at = rows.findIndex(row => row.classList.contains('banso-at'));
  const move = to => {
    rows[at]?.classList.remove('banso-at');
    rows[to].classList.add('banso-at');
    rows[to].scrollIntoView({ block: 'nearest' });
  };
  if (event.key === 'j') move(Math.min(at + 1, rows.length - 1));
  else if (event.key === 'k') move(Math.max(at - 1, 0));
  else if (event.key === 'x' && at >= 0) rows[at].querySelector('input[type=checkbox]')?.click();
  else if (event.key === 'Enter' && at >= 0 && event.target === document.body) rows[at].querySelector('a[data-open]').click();
  else if (event.key === 'v') document.getElementById('verdict')?.focus();
  else return;
  event.preventDefault();
});
