// Draws each figure.chart from the JSON that it holds, in the page's own colours, as wide as there is room. The arrow keys
// move along the axis, and the legend shows the values there.
(function () {
  'use strict';
  var colours = ['#2b6cb0', '#c05621', '#2f855a', '#b83280', '#6b46c1', '#975a16', '#2c7a7b', '#c53030', '#4a5568', '#5a67d8'];
  var light = ['#63b3ed', '#f6ad55', '#68d391', '#f687b3', '#b794f4', '#ecc94b', '#4fd1c5', '#fc8181', '#a0aec0', '#a3bffa'];

  function read(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function dark() {
    return window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function shown(value) {
    return value == null ? '' : Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6 || value === 0
      ? String(Number(value.toPrecision(5)))
      : value.toExponential(2);
  }

  // The outer bars are as wide as the others.
  function widened(u, low, high) {
    var half = u.data[0].length > 1 ? (u.data[0][1] - u.data[0][0]) / 2 : 1;
    return [low - half, high + half];
  }

  function options(data, width) {
    var palette = dark() ? light : colours;
    var ink = read('--ink');
    var axis = { stroke: ink, grid: { stroke: read('--line'), width: 0.4 }, ticks: { stroke: read('--line'), width: 0.4 } };
    var points = data.style === 'points';
    var bars = data.style === 'bars';
    var logarithmic = data.style === 'logarithmic';
    var series = data.series.map(function (one, k) {
      var colour = palette[k % palette.length];
      var drawn = { label: one.label, stroke: colour, width: points ? 0 : 2, spanGaps: true, value: function (u, v) { return shown(v); } };
      if (points) {
        drawn.paths = function () { return null; };
        drawn.points = { show: true, size: 5, fill: colour };
      } else if (bars) {
        drawn.paths = uPlot.paths.bars({ size: [0.9] });
        drawn.fill = colour + '99';
        drawn.points = { show: false };
      } else {
        drawn.points = { show: data.x.length <= 30 };
      }
      return drawn;
    });
    return {
      width: width,
      height: Math.max(180, Math.min(320, Math.round(width * 0.45))),
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false, range: bars ? widened : undefined }, y: logarithmic ? { distr: 3 } : data.style === 'shares' ? { range: [0, 1.02] } : {} },
      axes: [
        Object.assign({ label: data.xLabel }, axis),
        Object.assign({ size: 64, values: function (u, all) { return all.map(shown); } }, axis)
      ],
      series: [{ label: data.xLabel, value: function (u, v) { return shown(v); } }].concat(series)
    };
  }

  function draw(figure) {
    var data = JSON.parse(figure.querySelector('script').textContent);
    var holder = figure.querySelector('.plot');
    holder.textContent = '';
    var columns = [data.x].concat(data.series.map(function (one) { return one.y; }));
    var plot = new uPlot(options(data, Math.max(240, holder.clientWidth)), columns, holder);
    figure.plot = plot;
    figure.place = -1;
    if (!figure.keys) {
      figure.keys = true;
      holder.addEventListener('keydown', function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          figure.place = Math.max(0, Math.min(data.x.length - 1, figure.place + step));
          figure.plot.setCursor({ left: figure.plot.valToPos(data.x[figure.place], 'x'), top: 0 });
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
