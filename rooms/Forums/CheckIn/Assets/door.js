// The door on a phone: keeps each scan on the phone until the site has it, tells at once what is known, and reads codes with the camera where the browser can.
(() => {
  'use strict';
  const form = document.querySelector('form[data-door]');
  if (!form || !window.localStorage) return;
  const { door, id, lang } = form.dataset, box = document.getElementById('door-result'), count = document.getElementById('door-count'), code = form.querySelector('[data-code]');
  const words = JSON.parse(form.dataset.words), types = JSON.parse(form.dataset.types);
  const QUEUE = 'door-queue-' + id, MARKS = 'door-marks-' + id;
  const read = (key, otherwise) => { try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; } };
  const waiting = () => read(QUEUE, []);
  const put = list => { localStorage.setItem(QUEUE, JSON.stringify(list)); count.textContent = list.length ? words.waiting.replace('{0}', list.length.toLocaleString(lang)) : words.allSent; };
  const chosen = name => (form.querySelector(`[name="${name}"]:checked`) ?? form.querySelector(`select[name="${name}"]`))?.value;
  const tidy = text => text.toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').replace(/U/g, 'V');
  let last = null, sending = false;

  const show = (kind, title, text) => {
    box.className = 'notice notice-' + kind;
    box.querySelector('.notice-title').textContent = title;
    box.querySelector('[data-text]').textContent = text ?? '';
    box.hidden = false;
  };

  const tell = told => {
    const who = [told.name, told.organisation, told.type && types[told.type]].filter(Boolean).join(' · ');
    if (told.verdict === 'Good' && told.since) show('warning', words.again.replace('{0}', new Date(told.since).toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' })), who);
    else if (told.verdict === 'Good') show('success', words.good, who);
    else show('error', told.verdict === 'NotApproved' ? words.notApproved : words.unknown, who);
  };

  // Without an answer from the site the list that was fetched before says whether a ticket is good; who it belongs to is not kept on the phone.
  const guess = async text => {
    const marks = read(MARKS, null), ascii = new TextEncoder().encode(tidy(text));
    if (!marks || !crypto.subtle) return show('info', words.kept, '');
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', ascii))].map(b => b.toString(16).padStart(2, '0')).join('').slice(0, 12);
    if (marks.includes(hash)) show('success', words.goodOffline, words.kept); else show('error', words.notListed, words.kept);
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let batch; (batch = waiting().slice(0, 100)).length;) {
        const answer = await fetch(door + '/scans', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sent: new Date().toISOString(), scans: batch }), signal: AbortSignal.timeout?.(15000) });
        // Anything but a yes: keep all and try again later. Only what the site has said it has is forgotten here.
        if (!answer.ok) { if (answer.status === 404) show('error', words.revoked, ''); return; }
        const told = await answer.json(), had = new Set(told.map(t => t.id));
        put(waiting().filter(s => !had.has(s.id)));
        const mine = told.find(t => t.id === last);
        if (mine) { last = null; tell(mine); }
      }
    } catch { /* no network */ } finally { sending = false; }
  };

  const scan = async text => {
    const one = { id: crypto.randomUUID(), zone: chosen('Input.Zone'), direction: chosen('Input.Direction'), ticket: text.slice(0, 200), at: new Date().toISOString() };
    put([...waiting(), one]);
    last = one.id;
    await send();
    if (last === one.id) await guess(text);
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = code.value.trim();
    code.value = '';
    code.focus();
    if (text) scan(text);
  });

  const fetchMarks = async () => { try { const answer = await fetch(door + '/tickets'); if (answer.ok) localStorage.setItem(MARKS, await answer.text()); } catch { /* later */ } };
  addEventListener('online', send);
  setInterval(send, 20000);
  setInterval(fetchMarks, 300000);
  put(waiting());
  send();
  fetchMarks();
  // The first visit came before the worker: what it is to answer with is put by here.
  const keep = async () => {
    await navigator.serviceWorker.register('/door/worker.js');
    const parts = [...document.querySelectorAll('link[rel=stylesheet],link[rel=icon],script[src]')].map(e => e.href || e.src);
    await (await caches.open('door-1')).addAll([location.pathname, ...parts]);
  };
  if (navigator.serviceWorker) keep().catch(() => { });

  // The camera: only where the browser reads codes by itself.
  const button = document.getElementById('door-camera'), video = document.getElementById('door-video');
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try { video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }); } catch { return show('error', words.noCamera, ''); }
    button.hidden = true;
    video.hidden = false;
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    let before = '', at = 0;
    const look = async () => {
      const [found] = await detector.detect(video).catch(() => []);
      // The same code stays before the camera for a while; it is one scan.
      if (found && (found.rawValue !== before || Date.now() - at > 4000)) { before = found.rawValue; scan(before); }
      if (found) at = Date.now();
      setTimeout(look, 250);
    };
    look();
  });
})();
