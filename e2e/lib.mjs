// What the browser tests share: a browser that tells every complaint, and checks that give a list of faults.
// A check returns texts; an empty list is good. `assert.deepEqual(await check(..), [])` shows what is wrong.

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)

// Chromium resolves *.localhost by itself; Node does not, and connects to 127.0.0.1 with a Host header.
export const HOSTS = ['dronten.localhost', 'waterstad.localhost']

// One button per example role on the page where one signs in to an example municipality.
export const EXAMPLE_ROLE = 'form[action="/inloggen/voorbeeld"] button[name="role"]'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 360, height: 740 }

export function site (host, port = process.env.SAMENKOERS_URL_PORT) {
  if (!port) throw new Error('SAMENKOERS_URL_PORT is not set; run `cargo x test --browser`')
  return `http://${host}:${port}`
}

// ---- the browser

// For whatever a page should come to show, in milliseconds; the machine may be busy.
const PATIENCE = 15_000

let launched

async function browser () {
  launched ??= chromium.launch({
    executablePath: process.env.SAMENKOERS_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'
    ]
  })
  return launched
}

after(async () => { if (launched) await (await launched).close() })

// Gives `use` a fresh page. What the console, the policy of the page or a script complained of is an error afterwards.
// options: viewport, colorScheme, javaScriptEnabled, as playwright's newContext takes them; and `refusals`, the statuses
// of 400 and higher that the test itself asks for, as the browser tells of each of them on its console.
export async function withPage ({ refusals = [], ...options }, use) {
  const context = await (await browser()).newContext({ viewport: WIDE, locale: 'nl-NL', ...options })
  context.setDefaultTimeout(PATIENCE)
  const complaints = []
  context.on('console', message => {
    if (refusals.some(status => message.text().includes(`responded with a status of ${status} `))) return
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', error => complaints.push(`script: ${error.error()}`))
  try {
    const result = await use(await context.newPage(), context)
    if (complaints.length) throw new Error(complaints.join('\n'))
    return result
  } finally {
    await context.close()
  }
}

export const withoutJs = use => withPage({ javaScriptEnabled: false }, use)

// Opens `url` and fails when it does not answer with the status.
export async function open (page, url, status = 200) {
  const answer = await page.goto(url)
  if (answer.status() !== status) throw new Error(`${url} answers ${answer.status()}`)
  return answer
}

// ---- without the browser

// One request without following redirects: { status, headers, body }.
export function get (url, { cookie, accept = 'text/html' } = {}) {
  const { hostname, port, host, pathname, search } = new URL(url)
  const local = hostname.endsWith('.localhost') ? '127.0.0.1' : hostname
  const headers = { host, accept, ...(cookie && { cookie }) }
  return new Promise((resolve, reject) => {
    const request = http.get({ host: local, port, path: pathname + search, headers }, answer => {
      const chunks = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }))
      answer.on('error', reject)
    })
    request.on('error', reject)
  })
}

// What the headers of a page lack. The criteria are those of internet.nl.
export function headerFaults ({ headers }) {
  const faults = []
  const policy = new Map((headers['content-security-policy'] ?? '').split(';').map(rule => {
    const [name, ...sources] = rule.trim().split(/\s+/)
    return [name, sources]
  }))
  for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors']) {
    if (!policy.has(name)) faults.push(`content-security-policy: ${name} is missing`)
  }
  for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors', 'script-src', 'style-src']) {
    for (const source of policy.get(name) ?? []) {
      if (!["'none'", "'self'"].includes(source)) faults.push(`content-security-policy: ${name} allows ${source}`)
    }
  }
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('x-content-type-options is not nosniff')
  if (!['no-referrer', 'same-origin'].includes(headers['referrer-policy'])) faults.push('referrer-policy is not no-referrer or same-origin')
  return faults
}

// ---- checks

const AXE = readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function axe (page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(await AXE)
  await page.evaluate(settled)
  const { violations } = await page.evaluate(tags => globalThis.axe.run({ runOnly: tags, resultTypes: ['violations'] }), TAGS)
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`))
}

// What axe finds wide and narrow, in light and in dark, with where it found it. The page is left narrow and light.
export async function axeEverywhere (page) {
  const faults = []
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await axe(page)).map(fault => `${viewport.width} px, ${colorScheme}: ${fault}`))
    }
  }
  return faults
}

// Waits, in the page, until transitions of a colour or a focus style have come to their end; unseen ones stand still.
const settled = () => Promise.all(document.getAnimations().filter(animation => animation.effect.target.checkVisibility())
  .map(animation => animation.finished.catch(() => {})))

// Faults in the HTML of pages; `pages` maps a name to its HTML. One start of the checker for all of them.
export async function validHtml (pages) {
  const folder = await mkdtemp(path.join(tmpdir(), 'samenkoers-html-'))
  try {
    const names = Object.keys(pages)
    const files = await Promise.all(names.map(async (name, number) => {
      const file = path.join(folder, `${number}.html`)
      await writeFile(file, pages[name])
      return file
    }))
    const checker = require.resolve('vnu-jar/build/dist/vnu.jar')
    const args = ['-Xss4m', '-jar', checker, '--format', 'json', '--exit-zero-always', '--stdout', ...files]
    const told = await new Promise((resolve, reject) => {
      execFile('java', args, { maxBuffer: 1 << 26 }, (error, stdout) => error ? reject(error) : resolve(stdout))
    })
    return JSON.parse(told).messages.filter(message => message.type !== 'info' || message.subType === 'warning').map(message => {
      const name = names[Number(path.basename(message.url ?? '0.html', '.html'))]
      return `${name}: line ${message.lastLine}: ${message.message}`
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function noSidewaysScroll (page, width) {
  await page.setViewportSize({ width, height: 640 })
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > room + 1)
    return [`${document.documentElement.scrollWidth} px wide in ${room} px`, ...wide.slice(0, 5).map(element => element.outerHTML.slice(0, 120))]
  })
}

// Goes through the page with Tab: everything that can be operated is reached, and shows that it has the focus.
export async function keyboardWalk (page) {
  const total = await page.evaluate(() => {
    const look = element => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, color, textDecoration } = getComputedStyle(element)
      const outline = outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : outlineWidth + outlineColor
      return [outline, boxShadow, borderColor, backgroundColor, color, textDecoration].join()
    }
    const wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(element =>
      element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden' && !element.closest('[inert]') &&
      element.checkVisibility({ visibilityProperty: true }))
    globalThis.walk = { wanted, look, before: wanted.map(look), reached: new Set(), faults: [] }
    document.activeElement?.blur()
    return wanted.length
  })
  for (let step = 0; step < total + 5; step++) {
    await page.keyboard.press('Tab')
    await page.evaluate(settled)
    await page.evaluate(() => {
      const { wanted, look, before, reached, faults } = globalThis.walk
      const element = document.activeElement
      const number = wanted.indexOf(element)
      if (number < 0 || reached.has(element)) return
      reached.add(element)
      const name = element.outerHTML.slice(0, 160)
      if (look(element) === before[number]) faults.push(`does not show its focus: ${name}`)
      const { top, bottom, left, right } = element.getBoundingClientRect()
      const inside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
      if (!inside) faults.push(`has the focus out of sight: ${name}`)
    })
  }
  return page.evaluate(() => {
    const { wanted, reached, faults } = globalThis.walk
    // Tab stops at one radio button of a group; the arrow keys reach the others.
    const groups = new Set([...reached].filter(element => element.type === 'radio').map(element => element.name))
    const missed = wanted.filter(element => !reached.has(element) && !(element.type === 'radio' && groups.has(element.name)))
    return [...faults, ...missed.map(element => `Tab does not reach it: ${element.outerHTML.slice(0, 160)}`)]
  })
}

const AT_ONCE = 4

// Follows every link on the same host from `start`, as whoever the cookie belongs to; whatever answers 400 or more is
// a fault, with the page that led to it. Gives { faults, visited }; `known` addresses are passed by.
export async function crawl (start, { cookie, known = [], most = 2000 } = {}) {
  const origin = new URL(start).origin
  const from = new Map([[start, 'the start']])
  const skipped = new Set(known)
  const faults = []
  const read = (url, { status, headers, body }) => {
    if (status >= 400) faults.push(`${url} answers ${status} (found on ${from.get(url)})`)
    const html = (headers['content-type'] ?? '').startsWith('text/html')
    const links = headers.location ? [headers.location] : html ? linksOf(body) : []
    for (const link of links) {
      const found = new URL(link, url)
      found.hash = ''
      if (found.origin === origin && !from.has(found.href) && !skipped.has(found.href) && from.size < most) from.set(found.href, url)
    }
  }
  for (let done = 0; done < from.size;) {
    const next = [...from.keys()].slice(done, done + AT_ONCE)
    const answers = await Promise.all(next.map(url => get(url, { cookie, accept: '*/*' })))
    next.forEach((url, number) => read(url, answers[number]))
    done += next.length
  }
  return { faults, visited: [...from.keys()] }
}

// The addresses in a page that a visitor's click or the browser itself would ask for.
export function linksOf (html) {
  const plain = text => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
  const found = [...html.matchAll(/\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return found.map(([, double, single]) => plain(double ?? single)).filter(link => link && !/^(#|data:|mailto:|tel:)/.test(link))
}

// Signs in as an example role, by the button that a visitor has for it.
export async function signIn (page, host, role, port) {
  await open(page, site(host, port) + '/inloggen')
  await page.locator(`${EXAMPLE_ROLE}[value="${role}"]`).click()
  await page.waitForURL(url => url.pathname !== '/inloggen')
}

// The cookies of a page, as `get` and `crawl` take them.
export async function cookieOf (page) {
  const cookies = await page.context().cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

// Signs in as each example role of a host, one after another: `use(role, cookie, page)`.
export async function asEachRole (host, use, port) {
  const start = site(host, port) + '/inloggen'
  const roles = await withPage({}, async page => {
    await open(page, start)
    return page.locator(EXAMPLE_ROLE).evaluateAll(buttons => buttons.map(button => button.value))
  })
  if (!roles.length) throw new Error(`${start} offers no example role (${EXAMPLE_ROLE})`)
  for (const role of roles) {
    await withPage({}, async page => {
      await signIn(page, host, role, port)
      await use(role, await cookieOf(page), page)
    })
  }
  return roles
}
