(function () {
  var box = document.getElementById('from');
  function number(node) {
    while (node && node.getAttribute && !node.getAttribute('data-from')) { node = node.parentNode; }
    return node && node.getAttribute ? node : null;
  }
  function show(event) {
    var found = number(event.target);
    var origin = found && document.getElementById(found.getAttribute('data-from'));
    box.hidden = !origin;
    box.textContent = '';
    if (origin) {
      var copy = origin.cloneNode(true);
      copy.removeAttribute('id');
      copy.querySelectorAll('[tabindex]').forEach(function (each) { each.removeAttribute('tabindex'); });
      box.appendChild(copy);
    }
  }
  function go(event) {
    var found = number(event.target);
    if (found && (event.type === 'click' || event.key === 'Enter')) {
      location.hash = found.getAttribute('data-from');
    }
    if (event.key === 'Escape') { box.hidden = true; }
  }
  // One tab stop per section; the arrow keys move to its other numbers.
  function numbers() { return [].slice.call(document.querySelectorAll('.equation mn[data-from]')); }
  function section(node) {
    var found = null;
    document.querySelectorAll('h2').forEach(function (each) {
      if (each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) { found = each; }
    });
    return found;
  }
  function walk(event) {
    var step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    var found = step && number(event.target);
    if (!found) { return; }
    var all = numbers();
    var next = all[all.indexOf(found) + step];
    if (next && section(next) === section(found)) {
      found.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
      event.preventDefault();
    }
  }
  (function () {
    var at = null, first = true;
    document.querySelectorAll('h2, .equation mn[data-from]').forEach(function (each) {
      if (each.tagName === 'H2') { at = each; first = true; }
      else if (first && !each.closest('details')) { each.setAttribute('tabindex', '0'); first = false; }
    });
  })();
  // Opens the folded sections around a link target before scrolling to it.
  function unfold() {
    var target = document.getElementById(location.hash.slice(1));
    for (var node = target; node; node = node.parentNode) {
      if (node.tagName === 'DETAILS') { node.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }
  window.addEventListener('hashchange', unfold);
  document.addEventListener('keydown', walk);
  document.addEventListener('mouseover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('click', go);
  document.addEventListener('keydown', go);
})();
