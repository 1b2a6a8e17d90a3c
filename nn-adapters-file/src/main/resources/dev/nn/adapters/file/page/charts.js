// Draws each figure.chart from its JSON, in the page's colours and at the available width. The
// legend shows the last values; the arrow keys and the pointer move along the axis, and the legend
// shows the values there.
(function () {
  'use strict';
  var COLOURS = 10;

  function read(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function shown(value) {
    return value == null ? '' : Math.abs(value) >= 1e-5 && Math.abs(value) < 1e7 || value === 0
      ? String(Number(value.toPrecision(Math.max(4, Math.floor(Math.log10(Math.abs(value) || 1)) + 1))))
      : String(Number(value.toPrecision(4)).toExponential());
  }

  // Lines may have different x values: they share one axis, and each has values only at its own.
  function columns(series) {
    var same = series.every(function (one) { return String(one.x) === String(series[0].x); });
    if (same) { return [series[0].x].concat(series.map(function (one) { return one.y; })); }
    var all = [];
    series.forEach(function (one, k) { one.x.forEach(function (x, i) { all.push({ x: x, y: one.y[i], k: k, n: all.length }); }); });
    all.sort(function (a, b) { return a.x - b.x || a.n - b.n; });
    return [all.map(function (each) { return each.x; })].concat(series.map(function (one, k) {
      return all.map(function (each) { return each.k === k ? each.y : null; });
    }));
  }

  // Returns the index of a line's last value at or before an index of the axis, or of its first.
  function valued(column, at) {
    for (var i = at; i >= 0; i--) { if (column[i] != null) { return i; } }
    for (var j = at; j < column.length; j++) { if (column[j] != null) { return j; } }
    return at;
  }

  function last(u) {
    return u.data.map(function (column) { return valued(column, column.length - 1); });
  }

  // Widens the range, so that the outer bars are as wide as the others.
  function widened(u, low, high) {
    var half = u.data[0].length > 1 ? (u.data[0][1] - u.data[0][0]) / 2 : 1;
    return [low - half, high + half];
  }

  function options(data, width) {
    var palette = [];
    for (var c = 0; c < COLOURS; c++) { palette.push(read('--line' + c)); }
    var ink = read('--ink');
    var axis = { stroke: ink, grid: { stroke: read('--line'), width: 0.4 }, ticks: { stroke: read('--line'), width: 0.4 } };
    var points = data.style === 'points';
    var bars = data.style === 'bars';
    var logarithmic = data.style === 'logarithmic';
    var series = data.series.map(function (one, k) {
      var colour = one.reference ? read('--line') : palette[k % palette.length];
      var drawn = { label: one.label, stroke: colour, width: points ? 0 : 2, spanGaps: true, dash: one.reference ? [6, 6] : undefined, value: function (u, v) { return shown(v); } };
      if (points) {
        drawn.paths = function () { return null; };
        drawn.points = { show: true, size: 5, fill: colour };
      } else if (bars) {
        drawn.paths = uPlot.paths.bars({ size: [0.9] });
        drawn.fill = colour + '99';
        drawn.points = { show: false };
      } else {
        drawn.points = { show: data.style !== 'shares' && one.x.length <= 30 };
      }
      return drawn;
    });
    return {
      width: width,
      height: Math.max(180, Math.min(320, Math.round(width * 0.45))),
      cursor: { drag: { x: false, y: false }, dataIdx: function (u, k, at) { return at == null ? at : valued(u.data[k], at); } },
      hooks: {
        ready: [function (u) { u.setLegend({ idxs: last(u) }, false); }],
        setCursor: [function (u) { if (u.cursor.idx == null) { u.setLegend({ idxs: last(u) }, false); } }]
      },
      scales: { x: { time: false, range: bars ? widened : undefined }, y: logarithmic ? { distr: 3 } : data.style === 'shares' ? { range: [0, 1.02] } : {} },
      axes: [
        Object.assign({ label: data.xLabel }, axis),
        Object.assign({ label: data.yLabel, size: 64, values: function (u, all) { return all.map(shown); } }, axis)
      ],
      series: [{ label: data.xLabel, value: function (u, v) { return shown(v); } }].concat(series)
    };
  }

  function draw(figure) {
    var data = JSON.parse(figure.querySelector('script').textContent);
    var holder = figure.querySelector('.plot');
    holder.textContent = '';
    var all = columns(data.series);
    var plot = new uPlot(options(data, Math.max(240, holder.clientWidth)), all, holder);
    figure.plot = plot;
    figure.place = -1;
    if (!figure.keys) {
      figure.keys = true;
      holder.addEventListener('keydown', function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          figure.place = Math.max(0, Math.min(all[0].length - 1, figure.place + step));
          figure.plot.setCursor({ left: figure.plot.valToPos(all[0][figure.place], 'x'), top: 0 });
          event.preventDefault();
        }
      });
    }
  }

  var figures = Array.prototype.slice.call(document.querySelectorAll('figure.chart'));

  function redraw() {
    figures.forEach(draw);
  }

  redraw();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  var waiting = 0;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 100);
  });
})();
