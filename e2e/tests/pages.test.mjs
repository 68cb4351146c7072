// What goes for every page: strict headers, accessible in light and dark, wide and narrow, valid, usable by keyboard.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  HOSTS, NARROW, WIDE, axe, crawl, get, headerFaults, keyboardWalk, linksOf, noSidewaysScroll, open, site, validHtml, withoutJs, withPage
} from '../lib.mjs'

const PATHS = ['/', '/rapporten', '/over-deze-cijfers', '/toegankelijkheid', '/inloggen']

// Of these kinds of page one is opened: the first that a visitor comes upon.
const KINDS = ['/themas/', '/resultaten/', '/indicatoren/', '/rapporten/']

// The paths to open on a host; a kind that no page links to is not there yet, and the crawl tells about lost links.
async function paths (host) {
  const { visited } = await crawl(site(host), { most: 200 })
  const found = visited.map(url => new URL(url).pathname)
  const one = KINDS.map(kind => found.find(path => path.startsWith(kind) && path.length > kind.length && !path.includes('.')))
  return [...PATHS, ...one.filter(Boolean)]
}

for (const host of HOSTS) {
  describe(host, async () => {
    const all = await paths(host)

    for (const path of all) {
      const url = site(host) + path

      test(`${path} has strict headers`, async () => {
        const answer = await get(url)
        assert.equal(answer.status, 200)
        assert.deepEqual(headerFaults(answer), [])
      })

      for (const colorScheme of ['light', 'dark']) {
        for (const viewport of [WIDE, NARROW]) {
          test(`${path} is accessible: ${colorScheme}, ${viewport.width} px`, () => withPage({ colorScheme, viewport }, async page => {
            await open(page, url)
            assert.deepEqual(await axe(page), [])
          }))
        }
      }

      test(`${path} does not scroll sideways at 320 px`, () => withPage({}, async page => {
        await open(page, url)
        assert.deepEqual(await noSidewaysScroll(page, 320), [])
      }))

      test(`${path} works by keyboard`, () => withPage({}, async page => {
        await open(page, url)
        assert.deepEqual(await keyboardWalk(page), [])
      }))

      test(`${path} shows the same heading and links without JavaScript`, async () => {
        const read = async page => {
          await open(page, url)
          const links = await page.locator('main a[href]').evaluateAll(links => links.map(link => link.getAttribute('href')))
          return { heading: await page.locator('main h1').innerText(), links }
        }
        assert.deepEqual(await withoutJs(read), await withPage({}, read))
      })
    }

    test('every page links to the accessibility statement', async () => {
      for (const path of all) {
        const { body } = await get(site(host) + path)
        assert.ok(linksOf(body).includes('/toegankelijkheid'), path)
      }
    })

    test('every page is valid HTML', async () => {
      const pages = {}
      for (const path of all) pages[path] = (await get(site(host) + path)).body
      assert.deepEqual(await validHtml(pages), [])
    })
  })
}
