// Comfort for pages that work without it: no page may need this file.
(() => {
  'use strict';
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // After a refused form the summary of errors takes the focus, so that it is read first.
  document.querySelector('[data-focus]')?.focus();

  // A form is sent once. The button stays enabled until the form is on its way, because its name and value travel with it.
  addEventListener('submit', event => {
    const form = event.target, question = event.submitter?.dataset.confirm;
    if (form.dataset.sent || (question && !confirm(question))) {
      event.preventDefault();
      return;
    }
    if (form.method !== 'post' || event.defaultPrevented) return;
    form.dataset.sent = '1';
    setTimeout(() => $$('button[type=submit]', form).forEach(b => b.setAttribute('aria-disabled', 'true')));
  });

  // A page that comes back from the browser's memory can be sent again.
  addEventListener('pageshow', event => {
    if (event.persisted) $$('form[data-sent]').forEach(f => {
      delete f.dataset.sent;
      $$('[aria-disabled]', f).forEach(b => b.removeAttribute('aria-disabled'));
    });
  });

  // A running job: fetch the page again and put the new part in the place of the old. When the job is done, load the whole page.
  const poll = part => setTimeout(async () => {
    if (document.hidden) return poll(part);
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.getElementById(part.id);
      if (!answer.ok || !next || answer.redirected || !next.dataset.poll) return location.reload();
      // Only what changed is touched, so that a live region speaks once and the focus stays.
      for (const [was, is] of $$('progress,.progress-share,.hint', part).map((e, i) => [e, $$('progress,.progress-share,.hint', next)[i]])) {
        if (!is || was.tagName !== is.tagName) { part.replaceChildren(...next.childNodes); break; }
        if (is.tagName === 'PROGRESS') { if (is.hasAttribute('value')) { was.max = is.max; was.value = is.value; } } else if (was.textContent !== is.textContent) was.textContent = is.textContent;
      }
    } catch { /* The network is away: try again. */ }
    poll(part);
  }, Number(part.dataset.poll) * 1000);
  $$('[data-poll]').forEach(poll);

  // A long table or grid can be narrowed as one types: <input data-filter="#id">.
  addEventListener('input', event => {
    const target = event.target.dataset?.filter && document.querySelector(event.target.dataset.filter);
    if (!target) return;
    const words = event.target.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    $$('tbody tr', target).forEach(row => { row.hidden = !words.every(w => row.textContent.toLocaleLowerCase().includes(w)); });
  });
  $$('[data-filter-box]').forEach(box => { box.hidden = false; });

  // A choice that should act at once: <select data-submit>. Without the script the button beside it does the same.
  addEventListener('change', event => { if (event.target.dataset?.submit !== undefined) event.target.form?.requestSubmit(); });

  // An open question closes on Escape and gives the focus back.
  addEventListener('keydown', event => {
    const box = event.key === 'Escape' && event.target.closest?.('details.confirm[open]');
    if (box) { box.open = false; box.querySelector('summary').focus(); }
  });
})();
