// What goes for every page: strict headers, accessible in light and dark, wide and narrow, valid, usable by keyboard.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  HOSTS, axe, axeEverywhere, crawl, get, headerFaults, keyboardWalk, linksOf, noSidewaysScroll, open, site, validHtml,
  withPage
} from '../lib.mjs'

const PATHS = [
  '/', '/themas', '/indicatoren', '/indicatoren?stand=achter', '/agenda/visie', '/agenda/versies', '/agenda/notities', '/rapporten',
  '/over-deze-cijfers', '/toegankelijkheid', '/inloggen', '/zoeken', '/zoeken?q=een', '/zoeken?q=xyzzy'
]
const NOWHERE = '/nergens'

// Of these kinds of page one is opened: the first that a visitor comes upon.
const KINDS = ['/themas/', '/resultaten/', '/indicatoren/', '/rapporten/']
const BESIDE_A_FIGURE = ['/kaart', '/geschiedenis', '/vergelijken']

// The paths to open on a host; a kind that no page links to is not there yet, and the crawl tells about lost links.
async function paths (host) {
  const { visited } = await crawl(site(host), { most: 300 })
  const found = visited.map(url => new URL(url).pathname)
  const one = KINDS.map(kind => found.find(path => path.startsWith(kind) && path.length > kind.length && !path.includes('.')))
  const beside = BESIDE_A_FIGURE.map(end => found.find(path => path.endsWith(end)))
  return [...PATHS, ...one.filter(Boolean), ...beside.filter(Boolean), NOWHERE]
}

const seen = async page => ({
  heading: await page.locator('main h1').innerText(),
  links: await page.locator('main a[href]').evaluateAll(links => links.map(link => link.getAttribute('href')))
})

for (const host of HOSTS) {
  describe(host, async () => {
    const all = await paths(host)

    for (const path of all) {
      const url = site(host) + path
      const [status, refusals] = path === NOWHERE ? [404, [404]] : [200, []]

      test(path, t => withPage({ refusals }, async page => {
        await open(page, url, status)
        await t.test('works by keyboard', async () => assert.deepEqual(await keyboardWalk(page), []))
        await t.test('shows the same without JavaScript', async () => {
          const without = await withPage({ javaScriptEnabled: false, refusals }, async plain => {
            await open(plain, url, status)
            return seen(plain)
          })
          assert.deepEqual(without, await seen(page))
        })
        await t.test('is accessible', async () => assert.deepEqual(await axeEverywhere(page), []))
        await t.test('fits and is accessible at 400 %', async () => {
          assert.deepEqual(await noSidewaysScroll(page, 320), [])
          assert.deepEqual(await axe(page), [])
        })
      }))
    }

    test('the report is accessible on paper', async t => {
      const report = all.find(path => path.startsWith('/rapporten/'))
      if (!report) return t.skip('this municipality has no report')
      await withPage({}, async page => {
        await open(page, site(host) + report)
        await page.emulateMedia({ media: 'print' })
        // Nobody points at paper.
        assert.deepEqual((await axe(page)).filter(fault => !fault.startsWith('target-size:')), [])
      })
    })

    test('every page is valid HTML, has strict headers and links to the accessibility statement', async () => {
      const pages = {}
      for (const path of all) {
        const answer = await get(site(host) + path)
        assert.deepEqual(headerFaults(answer), [], path)
        assert.ok(linksOf(answer.body).includes('/toegankelijkheid'), path)
        pages[path] = answer.body
      }
      assert.deepEqual(await validHtml(pages), [])
    })
  })
}

test('the start page leads to each municipality', () => withPage({}, async page => {
  await open(page, site('localhost'))
  const links = await page.locator('main a[href]').evaluateAll(links => links.map(link => new URL(link.href).hostname))
  assert.deepEqual(HOSTS.filter(host => !links.includes(host)), [])
  assert.deepEqual(await axeEverywhere(page), [])
  assert.deepEqual(await noSidewaysScroll(page, 320), [])
  const answer = await get(site('localhost') + '/')
  assert.deepEqual(headerFaults(answer), [])
  assert.deepEqual(await validHtml({ '/': answer.body }), [])
}))
