// Checks the built site: no page requests anything from another host, and every anchor exists.
// VitePress itself fails on links to pages that don't exist.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist')
const files = readdirSync(dist, { recursive: true }).map(String)
const html = files.filter((file) => file.endsWith('.html'))
const ids = new Map(
  html.map((file) => [file, new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))]),
)
const faults = []

function read(file) {
  return readFileSync(join(dist, file), 'utf8')
}

for (const file of html) {
  const text = read(file)
  for (const [, tag, url] of text.matchAll(/<(script|link|img|iframe|source|video)\b[^>]*?\s(?:src|href)="([^"]+)"/g)) {
    if (/^(https?:)?\/\//.test(url)) faults.push(`${file}: <${tag}> requests ${url}`)
  }
  for (const [, link] of text.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
    if (/^(https?:|mailto:)/.test(link) || !link.includes('#')) continue
    const [path, anchor] = decodeURIComponent(link).split('#')
    const target = path === '' ? file : relative(dist, resolve(dist, '.' + (path.startsWith('/') ? path : `/${join(dirname(file), path)}`)))
    const page = target === '' || target.endsWith('/') ? join(target, 'index.html') : target
    if (anchor && ids.has(page) && !ids.get(page).has(anchor)) faults.push(`${file}: no anchor ${link}`)
    if (!ids.has(page)) faults.push(`${file}: no page ${link}`)
  }
}
for (const file of files.filter((name) => /\.css$/.test(name))) {
  for (const [, url] of read(file).matchAll(/url\((?:"|')?(https?:\/\/[^)"']+)/g)) faults.push(`${file}: requests ${url}`)
}
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${html.length} pages: links lead somewhere, and nothing is requested from elsewhere`)
