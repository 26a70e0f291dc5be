// Lets a reader move about in the figures of a chart: by pointer and by keys each is told with its qualifier and its source, and a time can be drawn larger.
// The drawing and the table on the page hold the same figures: nothing needs this file. The library is fetched when somebody asks for it.
(() => {
  'use strict';
  const box = document.querySelector('[data-explore]');
  if (!box) return;
  const button = box.querySelector('button'), lang = document.documentElement.lang, rtl = document.documentElement.dir === 'rtl';
  const most = 8, day = 86400, scale = box.dataset.scale;
  let stage;
  button.hidden = false;

  const load = (tag, what) => new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), what, { onload: done, onerror: failed });
    document.head.append(element);
  });

  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-busy')) return;
    if (stage) return show(stage.hidden);
    button.setAttribute('aria-busy', 'true');
    try {
      const [figures] = await Promise.all([
        fetch(box.dataset.explore, { headers: { accept: 'application/json' } }).then(answer => answer.ok ? answer.json() : Promise.reject(answer)),
        load('script', { src: box.dataset.library }), load('link', { rel: 'stylesheet', href: box.dataset.style }),
      ]);
      stage = box.querySelector('template').content.firstElementChild.cloneNode(true);
      box.append(stage);
      explore(figures.figures.filter(f => f.mark));
      show(true);
    } catch {
      box.querySelector('[data-failed]').hidden = false;
    }
    button.removeAttribute('aria-busy');
  });

  function show(open) {
    stage.hidden = !open;
    button.setAttribute('aria-expanded', open);
    if (open) stage.querySelector('[tabindex]').focus();
  }

  function explore(all) {
    const subjects = [...new Map(all.map(f => [f.subject, f.subject_name]))].slice(0, most), order = subjects.map(s => s[0]);
    const figures = all.filter(f => order.includes(f.subject)).map(f => ({ ...f, series: order.indexOf(f.subject), high: f.drawn_high ?? f.drawn_value, low: f.drawn_low ?? f.drawn_value }))
      .sort((a, b) => a.at.localeCompare(b.at) || a.series - b.series);
    // The library wants rising times; claims about one day stand seconds apart.
    figures.reduce((last, f) => f.x = Math.max(Date.parse(f.at) / 1000, last + 1), -Infinity);
    const xs = figures.map(f => f.x), full = ((first, last) => { const room = Math.max((last - first) * .04, 30 * day); return { min: first - room, max: last + room }; })(xs[0], xs[xs.length - 1]);
    const plot = stage.querySelector('.explore-plot'), [words, link] = stage.querySelector('[role=status]').children;
    const ink = getComputedStyle(box).color, probe = stage.querySelector('.chart-svg'), colour = name => { probe.firstElementChild.className = name; return getComputedStyle(probe.firstElementChild).color; };
    const colours = subjects.map((_, i) => colour(`s${i % 8 + 1}`)), warn = colour('w'), muted = colour('v'), font = px => `${px * uPlot.pxRatio}px system-ui, Vazirmatn, Tahoma, sans-serif`;
    const count = new Intl.NumberFormat(lang, { maximumFractionDigits: 6 }), plain = new Intl.NumberFormat(lang, { useGrouping: false });
    const jalali = all.every(f => f.calendar === 'Jalali'), persian = new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', timeZone: 'UTC' }), monthly = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, { month: 'short', timeZone: 'UTC' });
    let told = -1;

    const when = (seconds, step) => {
      const date = new Date(seconds * 1000);
      if (jalali) return plain.format(parseInt(persian.format(date), 10));
      const year = plain.format(date.getUTCFullYear());
      return step >= 300 * day ? year : step >= 27 * day ? `${monthly.format(date)} ${year}` : `${plain.format(date.getUTCDate())} ${monthly.format(date)} ${year}`;
    };
    const seen = u => figures.filter(f => f.x >= u.scales.x.min && f.x <= u.scales.x.max);
    // The library measures the two lines of highs and lows that lie within the time shown.
    const heights = (_, low, high) => {
      if (low == null || high == null) return [0, 1];
      const room = (high - low || Math.abs(high) || 1) * .12;
      return [scale === 'zero' && low >= 0 || low >= 0 && low - room < 0 ? 0 : low - room, high + room];
    };
    const place = (u, f) => [u.valToPos(f.x, 'x', true), isArrow(f) ? u.bbox.top + 12 * uPlot.pxRatio : u.valToPos((f.high + f.low) / 2, 'y', true)];
    const isArrow = f => f.mark === 'Rise' || f.mark === 'Fall', isFirm = f => !f.disputed && ['Exact', 'About', 'Estimate', 'Derived'].includes(f.mark);

    // As the server draws them: an open mark for what is about so much, an arrow for a bound or a direction, hatching for a range, a dashed ring for what is worked out.
    function mark(c, f, x, y, u) {
      const px = uPlot.pxRatio, r = 4.5 * px, more = scale === 'rank' ? 1 : -1, up = f.mark === 'Rise' ? -1 : f.mark === 'AtLeast' || f.mark === 'MoreThan' ? more : f.mark === 'Fall' ? 1 : -more;
      const shape = (size, open) => {
        c.beginPath();
        if (f.series % 4 === 0) c.arc(x, y, size, 0, 7);
        else if (f.series % 4 === 1) c.rect(x - size, y - size, 2 * size, 2 * size);
        else for (const [dx, dy] of f.series % 4 === 2 ? [[0, -1.2], [1.2, 1], [-1.2, 1]] : [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]]) c.lineTo(x + dx * size, y + dy * size);
        c.closePath();
        if (open) c.stroke(); else c.fill();
      };
      const arrow = from => {
        c.beginPath();
        for (const [dx, dy] of [[0, from], [0, 16], [-3.5, 12], [0, 16], [3.5, 12]]) c.lineTo(x + dx * px, y + dy * px * up);
        c.stroke();
      };
      c.lineWidth = 1.75 * px;
      c.setLineDash([]);
      if (f.is_derived) { c.setLineDash([3 * px, 2.5 * px]); c.beginPath(); c.arc(x, y, r + 4 * px, 0, 7); c.stroke(); c.setLineDash([]); }
      switch (f.mark) {
        case 'About': shape(r, true); break;
        case 'Estimate': shape(r + px, true); c.beginPath(); c.arc(x, y, 1.5 * px, 0, 7); c.fill(); break;
        case 'AtLeast': case 'AtMost': arrow(0); shape(r); break;
        case 'MoreThan': case 'LessThan': arrow(0); c.beginPath(); c.moveTo(x - 5 * px, y); c.lineTo(x + 5 * px, y); c.stroke(); break;
        case 'Rise': case 'Fall': arrow(-8); break;
        case 'Target': c.setLineDash([3 * px, 2.5 * px]); c.beginPath(); for (const [dx, dy] of [[0, -7], [7, 0], [0, 7], [-7, 0]]) c.lineTo(x + dx * px, y + dy * px); c.closePath(); c.stroke(); c.setLineDash([]); break;
        case 'Range': {
          const ends = [u.valToPos(f.high, 'y', true), u.valToPos(f.low, 'y', true)], top = Math.min(...ends), height = Math.max(2 * px, Math.max(...ends) - top), wide = 9 * px;
          c.save();
          c.beginPath(); c.rect(x - wide / 2, top, wide, height); c.stroke(); c.clip();
          c.beginPath();
          for (let at = -wide; at < height; at += 5 * px) { c.moveTo(x - wide / 2, top + at + wide); c.lineTo(x + wide / 2, top + at); }
          c.stroke();
          c.restore();
          break;
        }
        default: shape(r);
      }
      if (f.disputed) { c.fillStyle = warn; c.font = font(13); c.textAlign = 'center'; c.fillText('≠', x, y - 12 * px); }
    }

    function paint(u) {
      const c = u.ctx, px = uPlot.pxRatio;
      c.save();
      c.beginPath(); c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height); c.clip();
      order.forEach((_, series) => {
        c.strokeStyle = colours[series];
        const points = figures.filter(f => f.series === series && !isArrow(f) && f.mark !== 'Range');
        // Solid between firm figures, dotted where one of the two is a bound, a target or contradicted.
        points.slice(1).forEach((f, i) => {
          const before = points[i], sure = isFirm(f) && isFirm(before);
          if (f.at === before.at) return;
          c.lineWidth = 2 * px; c.setLineDash(sure ? [] : [1 * px, 5 * px]); c.lineCap = sure ? 'butt' : 'round';
          c.beginPath(); c.moveTo(...place(u, before)); c.lineTo(...place(u, f)); c.stroke();
        });
      });
      for (const f of figures) {
        const [x, y] = place(u, f);
        c.strokeStyle = c.fillStyle = colours[f.series];
        mark(c, f, x, y, u);
      }
      if (told >= 0) { const [x, y] = place(u, figures[told]); c.strokeStyle = ink; c.lineWidth = 2 * px; c.setLineDash([]); c.beginPath(); c.arc(x, y, 12 * px, 0, 7); c.stroke(); }
      c.restore();
    }

    function nearest(u) {
      const { left, top, event } = u.cursor, px = uPlot.pxRatio;
      if (!event || left < 0) return;
      const far = f => { const [x, y] = place(u, f); return Math.hypot((x - u.bbox.left) / px - left, (y - u.bbox.top) / px - top); };
      const near = seen(u).map(f => [far(f), f]).sort((a, b) => a[0] - b[0])[0];
      if (near && near[0] < 40) tell(figures.indexOf(near[1]));
    }

    function tell(index) {
      if (index === told || !figures[index]) return;
      told = index;
      const f = figures[index], { min, max } = u.scales.x;
      words.textContent = f.words;
      link.href = f.page;
      link.hidden = false;
      if (f.x < min || f.x > max) within(f.x - (max - min) / 2, f.x + (max - min) / 2);
      u.redraw(false);
    }

    function within(min, max) {
      const wide = Math.min(max - min, full.max - full.min), from = Math.max(full.min, Math.min(min, full.max - wide));
      u.setScale('x', { min: from, max: from + wide });
    }

    function zoom(by) {
      const { min, max } = u.scales.x, middle = told >= 0 ? figures[told].x : (min + max) / 2, half = Math.max((max - min) * by / 2, 15 * day);
      within(middle - half, middle + half);
    }

    const acts = { previous: () => tell(told < 0 ? figures.length - 1 : told - 1), next: () => tell(told + 1), first: () => tell(0), last: () => tell(figures.length - 1), larger: () => zoom(.5), smaller: () => zoom(2), all: () => u.setScale('x', full) };
    const keys = { ArrowLeft: rtl ? 'next' : 'previous', ArrowRight: rtl ? 'previous' : 'next', Home: 'first', End: 'last', '+': 'larger', '=': 'larger', '-': 'smaller', '0': 'all', '۰': 'all' };
    const wide = () => Math.max(240, plot.clientWidth), size = () => ({ width: wide(), height: Math.max(240, Math.min(420, wide() * .5)) });
    const axis = { stroke: muted, font: font(12 / uPlot.pxRatio), grid: { stroke: muted, width: .3 }, ticks: { show: false } };
    const u = new uPlot({
      ...size(), legend: { show: false }, tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'), cursor: { points: { show: false }, drag: { x: true, y: false } },
      scales: { x: { dir: rtl ? -1 : 1 }, y: { range: heights, dir: scale === 'rank' ? -1 : 1 } },
      axes: [{ ...axis, space: 90, values: (_, ticks, __, ___, step) => ticks.map(t => when(t, step)), ...(jalali ? { splits: () => [...new Set(figures.map(f => Date.parse(f.at) / 1000))] } : {}) }, { ...axis, side: rtl ? 1 : 3, size: 70, values: (_, ticks) => ticks.map(t => count.format(t)) }],
      series: [{}, ...['high', 'low'].map(() => ({ paths: () => null, points: { show: false } }))], hooks: { draw: [paint], setCursor: [nearest] },
    }, [xs, figures.map(f => f.high ?? null), figures.map(f => f.low ?? null)], plot);
    u.setScale('x', full);
    new ResizeObserver(() => { if (plot.clientWidth > 0 && wide() !== u.width) u.setSize(size()); }).observe(plot);
    plot.addEventListener('keydown', event => {
      const act = !event.ctrlKey && !event.metaKey && !event.altKey && acts[keys[event.key]];
      if (act) { event.preventDefault(); act(); }
    });
    stage.addEventListener('click', event => acts[event.target.closest('[data-act]')?.dataset.act]?.());
    const names = stage.querySelector('ul');
    if (subjects.length > 1) subjects.forEach(([, name], i) => {
      const item = document.createElement('li'), sign = document.createElement('span');
      sign.style.background = colours[i];
      item.append(sign, name);
      names.append(item);
    });
    else names.remove();
  }
})();
