// Passkeys: asks the site for a challenge, the browser for an answer, and sends the answer with the form around the button.
(() => {
  'use strict';
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      const answer = form.querySelector('[name$=Credential]'), problem = form.querySelector('[data-passkey-error]');
      if (answer.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      problem.hidden = true;
      try {
        const reply = await fetch(form.dataset.passkey, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
        // A refusal says in words what is wrong, such as the password.
        const options = await reply.json().catch(() => null);
        if (!reply.ok || !options) throw Object.assign(new Error(String(reply.status)), { told: Object.values(options?.errors ?? {}).flat()[0] ?? options?.title });
        const credential = form.dataset.passkeyKind === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        answer.value = JSON.stringify(credential);
        form.requestSubmit();
      } catch (error) {
        problem.textContent = error.told ?? problem.dataset.passkeyError;
        problem.hidden = false;
      }
    });
  }
})();
