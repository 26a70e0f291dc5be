// Keeps the page of the door and its parts, so that it opens without a network. What it may answer for is only what lies below /door/.
const KEPT = 'door-1';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  event.respondWith((async () => {
    const kept = await caches.open(KEPT);
    try {
      const answer = await fetch(request);
      if (answer.ok && !answer.redirected) await kept.put(request, answer.clone());
      // A link that was revoked is not to be opened from memory.
      else if (answer.status === 404) await kept.delete(request);
      return answer;
    } catch (error) {
      return await kept.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true }) ?? Promise.reject(error);
    }
  })());
});
