// Signing in by way of a certified OpenID provider, by its own pages: linking an account, coming back with it, and being refused.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EMAIL, HOST, PASSWORD, withProvider } from '../oidc.mjs'
import { axeEverywhere, keyboardWalk, noSidewaysScroll, open, site, withPage } from '../lib.mjs'

// The pages of the provider have no icon, and a font of elsewhere, which stays there.
const onPages = (use, options) => withPage({ refusals: [404, 422], ...options }, async (page, context) => {
  await context.route('https://fonts.googleapis.com/**', route => route.fulfill({ contentType: 'text/css', body: '' }))
  await use(page, context)
})

async function asAt (page, name) {
  await page.locator('input[name="login"]').fill(name)
  await page.locator('input[name="password"]').fill('wat dan ook')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  const again = page.getByRole('button', { name: 'Continue' })
  if (await again.waitFor({ timeout: 3000 }).then(() => true, () => false)) await again.click()
}

async function isGood (page) {
  const faults = { axe: await axeEverywhere(page), keyboard: await keyboardWalk(page), sideways: await noSidewaysScroll(page, 320) }
  assert.deepEqual(faults, { axe: [], keyboard: [], sideways: [] })
}

test('an account elsewhere', t => withProvider(async port => {
  const at = site(HOST, port)

  await t.test('is not known before it was linked', () => onPages(async page => {
    await open(page, at + '/inloggen')
    await isGood(page)
    await page.getByRole('link', { name: 'Inloggen met uw werkaccount' }).click()
    await asAt(page, 'noor')
    await page.getByRole('heading', { name: 'Dit account is hier nog niet bekend' }).waitFor()
  }))

  await t.test('is linked by whoever is signed in', () => onPages(async page => {
    await open(page, at + '/inloggen?terug=/mijn')
    await page.locator('#email').fill(EMAIL)
    await page.locator('#password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await page.getByRole('button', { name: 'Koppelen' }).click()
    await page.getByRole('heading', { name: 'U gaat naar uw werkaccount' }).waitFor()
    await isGood(page)
    await page.getByRole('link', { name: 'Verder naar uw werkaccount' }).click()
    await asAt(page, 'noor')
    await page.getByText('De koppeling is gelukt.').waitFor()
    assert.equal(page.url(), at + '/mijn')
    await isGood(page)
  }))

  for (const javaScriptEnabled of [true, false]) {
    await t.test(`opens ours, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => onPages(async (page, context) => {
      await open(page, at + '/inloggen?terug=/mijn/wachtwoord')
      await page.getByRole('link', { name: 'Inloggen met uw werkaccount' }).click()
      await asAt(page, 'noor')
      await page.waitForURL(at + '/mijn/wachtwoord')
      const left = (await context.cookies(at)).map(({ name }) => name)
      assert.ok(left.includes('samenkoers-session') && !left.includes('samenkoers-omweg'), left.join())
    }, { javaScriptEnabled }))
  }

  await t.test('does not without the level that is asked, nor when the provider is left', () => onPages(async page => {
    await open(page, at + '/inloggen')
    await page.getByRole('link', { name: 'Inloggen met uw werkaccount' }).click()
    await asAt(page, 'zwak')
    await page.getByRole('heading', { name: 'Inloggen met uw werkaccount is niet gelukt' }).waitFor()
    await isGood(page)
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Opnieuw inloggen' }).click()
    await page.getByRole('link', { name: 'Inloggen met uw werkaccount' }).click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'Inloggen met uw werkaccount is niet gelukt' }).waitFor()
  }))
}))
