// The checks themselves: a good page passes each of them, and a bad page fails it.

import assert from 'node:assert/strict'
import http from 'node:http'
import { after, before, test } from 'node:test'
import {
  asEachRole, axe, axeEverywhere, crawl, get, headerFaults, keyboardWalk, linksOf, noSidewaysScroll, open, site, validHtml, withoutJs,
  withPage
} from '../lib.mjs'

const HOST = 'dronten.localhost'
const STRICT = {
  'content-security-policy': "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin'
}

const page = (body, head = '') => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Proef</title><meta name="viewport" content="width=device-width">${head}</head>
<body><main><h1>Proef</h1>${body}</main></body></html>`

const PAGES = {
  '/': page('<p><a href="/two?a=1&amp;b=2">Twee</a></p><form><label>Naam <input name="n"></label><button>Zoek</button></form>'),
  '/two': page('<p><a href="/#top">Terug</a> <a href="https://elsewhere.example/">Weg</a></p>'),
  '/lost': page('<p><a href="/nowhere">Kwijt</a></p>'),
  '/inline': page('<p>Hier staat een script.</p>', '<script>document.title = "x"</script>'),
  '/script': page('<p id="said">Zonder script.</p>', '<script src="/script.js" defer></script>'),
  '/dim': page('<p class="dim">Te vaag in het donker.</p>', '<link rel="stylesheet" href="/dim.css">'),
  '/unlabelled': page('<form><input name="n"></form>'),
  '/invalid': page('<p><div>Blok in een alinea.</div></p>'),
  '/wide': page('<div class="wide">Breed.</div>', '<link rel="stylesheet" href="/wide.css">'),
  '/unseen': page('<p><a href="/">Geen focus te zien</a></p>', '<link rel="stylesheet" href="/unseen.css">'),
  '/trap': page('<p><a href="/" id="first">Eerst</a> <a href="/two">Dan</a></p>', '<script src="/trap.js" defer></script>'),
  '/inloggen': page('<form method="post" action="/inloggen/voorbeeld"><button name="role" value="editor">Redacteur</button></form>'),
  '/werk': page('<p>Werk.</p>')
}
const FILES = {
  '/script.js': ['text/javascript', 'document.getElementById("said").textContent = "Met script."'],
  '/trap.js': ['text/javascript', 'addEventListener("keydown", event => { if (event.key === "Tab") { event.preventDefault(); document.getElementById("first").focus() } })'],
  '/dim.css': ['text/css', '@media (prefers-color-scheme: dark) { .dim { color: #777; background: #555 } }'],
  '/wide.css': ['text/css', '.wide { width: 700px }'],
  '/unseen.css': ['text/css', 'a:focus { outline: none }'],
  '/favicon.ico': ['image/x-icon', '']
}

let server
let port

before(async () => {
  server = http.createServer((request, answer) => {
    const path = new URL(request.url, 'http://x').pathname
    const signedIn = /__Host-session=editor/.test(request.headers.cookie ?? '')
    if (request.method === 'POST') {
      answer.writeHead(303, { location: '/werk', 'set-cookie': '__Host-session=editor; Path=/; Secure; HttpOnly; SameSite=Lax' })
    } else if (FILES[path]) {
      answer.writeHead(200, { 'content-type': FILES[path][0] })
      return answer.end(FILES[path][1])
    } else if (PAGES[path] && (path !== '/werk' || signedIn)) {
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...STRICT })
      return answer.end(PAGES[path])
    } else {
      answer.writeHead(path === '/werk' ? 403 : 404)
    }
    answer.end('Dat gaat niet.')
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  port = server.address().port
})
after(() => server.close())

const at = path => site(HOST, port) + path
const on = (path, check) => withPage({}, async page => { await open(page, at(path)); return check(page) })

test('a page without faults passes everything', async () => {
  assert.deepEqual(await on('/', axe), [])
  assert.deepEqual(await on('/', page => noSidewaysScroll(page, 320)), [])
  assert.deepEqual(await on('/', keyboardWalk), [])
  assert.deepEqual(headerFaults(await get(at('/'))), [])
})

test('axe finds what is only wrong in the dark', async () => {
  const faults = await on('/dim', axeEverywhere)
  assert.equal(faults.length, 2)
  assert.ok(faults.every(fault => /^(1440|360) px, dark: color-contrast:/.test(fault)), faults.join('\n'))
})

test('axe finds a field without a label', async () => {
  assert.match((await on('/unlabelled', axe)).join(), /^label:/)
})

test('the checker of HTML names the page and the fault', async () => {
  const faults = await validHtml({ good: PAGES['/'], bad: PAGES['/invalid'] })
  assert.ok(faults.length && faults.every(fault => fault.startsWith('bad: ')), faults.join('\n'))
})

test('a page that is too wide is found', async () => {
  const faults = await on('/wide', page => noSidewaysScroll(page, 320))
  assert.match(faults.join('\n'), /in 320 px\n<div class="wide">/)
})

test('a focus that cannot be seen is found', async () => {
  assert.match((await on('/unseen', keyboardWalk)).join(), /does not show its focus: <a/)
})

test('what Tab does not reach is found', async () => {
  assert.match((await on('/trap', keyboardWalk)).join(), /Tab does not reach it: <a href="\/two"/)
})

test('a script that the policy refuses fails the page', async () => {
  await assert.rejects(on('/inline', () => {}), /Content Security Policy/)
})

test('a page that does not answer as it should is an error', async () => {
  await assert.rejects(on('/nowhere', () => {}), /answers 404/)
  await assert.rejects(withPage({}, page => open(page, at('/nowhere'), 404)), /console: .*404/)
  await withPage({ refusals: [404] }, page => open(page, at('/nowhere'), 404))
})

test('scripts run with JavaScript and not without it', async () => {
  const said = async page => { await open(page, at('/script')); return page.locator('#said').textContent() }
  assert.equal(await withPage({}, said), 'Met script.')
  assert.equal(await withoutJs(said), 'Zonder script.')
})

test('each lacking header is found', () => {
  assert.equal(headerFaults({ headers: STRICT }).length, 0)
  for (const name of Object.keys(STRICT)) {
    const { [name]: gone, ...rest } = STRICT
    assert.notEqual(headerFaults({ headers: rest }).length, 0, name)
  }
  const loose = { ...STRICT, 'content-security-policy': STRICT['content-security-policy'] + "; style-src 'self' 'unsafe-inline'" }
  assert.deepEqual(headerFaults({ headers: loose }), ["content-security-policy: style-src allows 'unsafe-inline'"])
})

test('the crawl stays on the host and finds a link that leads nowhere', async () => {
  const good = await crawl(at('/'))
  assert.deepEqual(good, { faults: [], visited: [at('/'), at('/two?a=1&b=2')] })
  const bad = await crawl(at('/lost'))
  assert.deepEqual(bad.faults, [`${at('/nowhere')} answers 404 (found on ${at('/lost')})`])
})

test('links are read with their entities', () => {
  assert.deepEqual(linksOf('<a href="/a?b&amp;c"> <img src=\'/d.svg\'> <a href="#e"> <a href="mailto:f@g.example">'), ['/a?b&c', '/d.svg'])
})

test('signing in as a role gives a cookie that opens the workplace', async () => {
  assert.equal((await get(at('/werk'))).status, 403)
  const roles = await asEachRole(HOST, async (role, cookie, page) => {
    assert.equal(new URL(page.url()).pathname, '/werk')
    assert.equal((await get(at('/werk'), { cookie })).status, 200)
  }, port)
  assert.deepEqual(roles, ['editor'])
})
