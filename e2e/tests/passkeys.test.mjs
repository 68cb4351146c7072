// Passkeys, in a browser with a virtual device: made, used at the door, and everything that must not open it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeEverywhere, keyboardWalk, noSidewaysScroll, open, signIn, site, validHtml, withPage } from '../lib.mjs'

const HOST = 'waterstad.localhost'
const MAKES = '[data-passkey-new]'
const SHOWS = '#passkey'

// A device of the owner of this browser; `verified` is whether they show it that it is them.
async function device (page, { verified = true } = {}) {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true
    }
  })
  const about = { authenticatorId }
  return {
    keys: async () => (await protocol.send('WebAuthn.getCredentials', about)).credentials,
    put: credential => protocol.send('WebAuthn.addCredential', { ...about, credential }),
    verified: yes => protocol.send('WebAuthn.setUserVerified', { ...about, isUserVerified: yes })
  }
}

// Adds somebody, and gives the address by which they choose a password.
async function invited (page, name) {
  await signIn(page, HOST, 'administrator')
  await open(page, site(HOST) + '/werk/mensen')
  await page.fill('#name', name)
  await page.fill('#email', `${name.toLowerCase().replace(' ', '.')}@proef.invalid`)
  await page.selectOption('#capacity', 'guide')
  await page.locator('main form button').last().click()
  await page.waitForLoadState()
  for (let tries = 0; tries < 60; tries++) {
    await open(page, site(HOST) + '/werk/mail')
    const letters = await page.locator('details pre').allTextContents()
    const link = letters.find(text => text.includes(name))?.match(/http:\/\/\S+\/uitnodiging\/\S+/)
    if (link) return link[0]
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw new Error(`no mail for ${name}`)
}

// Signs in as somebody new, who has an account of their own.
async function newPerson (page, name) {
  await open(page, await withPage({}, keeper => invited(keeper, name)))
  await page.fill('#password', 'een lange zin om te onthouden')
  await page.locator('main form button').click()
  await page.waitForURL(url => !url.pathname.startsWith('/uitnodiging'))
}

async function signOut (page) {
  await open(page, site(HOST) + '/mijn')
  await page.locator('main form[action="/uitloggen"] button').click()
  await page.waitForURL(url => url.pathname === '/')
}

async function addPasskey (page, name) {
  await open(page, site(HOST) + '/mijn/passkeys')
  await page.fill('#name', name)
  await page.click(MAKES)
}

// The virtual device answers by itself what a browser offers at a field, as if somebody chose it there. From here on it waits
// for the button.
const onlyByButton = page => page.addInitScript(() => { PublicKeyCredential.isConditionalMediationAvailable = async () => false })
const failed = page => page.locator('[data-passkey-failed]').waitFor({ state: 'visible' })
const inside = page => page.waitForURL(url => url.pathname === '/werk')

test('a passkey is made, opens the door, and is removed', t => withPage({ refusals: [409, 422] }, async page => {
  const own = await device(page)
  await newPerson(page, `Sleutel ${Date.now()}`)
  await addPasskey(page, 'Mijn laptop')
  await page.getByText('De passkey is toegevoegd.').waitFor()
  const [made] = await own.keys()
  assert.deepEqual([made.isResidentCredential, made.rpId], [true, HOST])

  await t.test('its pages are accessible, valid and usable by keyboard', async () => {
    const pages = {}
    for (const path of ['/mijn/passkeys', await page.locator('main a[href^="/mijn/passkeys/"]').getAttribute('href')]) {
      await open(page, site(HOST) + path)
      pages[path] = await page.content()
      const faults = [await keyboardWalk(page), await axeEverywhere(page), await noSidewaysScroll(page, 320)]
      assert.deepEqual(faults, [[], [], []], path)
    }
    assert.deepEqual(await validHtml(pages), [])
  })

  await t.test('a device makes one passkey', async () => {
    await addPasskey(page, 'Nog eens')
    await failed(page)
    assert.equal((await own.keys()).length, 1)
  })

  await t.test('it opens the door from the field for the e-mail address', async () => {
    await signOut(page)
    await open(page, site(HOST) + '/inloggen')
    await inside(page)
    await signOut(page)
    await onlyByButton(page)
  })

  await t.test('whoever is not verified does not come in', async () => {
    await own.verified(false)
    await open(page, site(HOST) + '/inloggen')
    await page.click(SHOWS)
    await failed(page)
    await own.verified(true)
  })

  await t.test('it opens the door by the button', async () => {
    await open(page, site(HOST) + '/inloggen')
    await page.click(SHOWS)
    await inside(page)
    await open(page, site(HOST) + '/mijn/passkeys')
    await page.getByText('Laatst gebruikt op').waitFor()
  })

  await t.test('another device has nothing to show', () => withPage({}, async other => {
    await device(other)
    await onlyByButton(other)
    await open(other, site(HOST) + '/inloggen')
    await other.click(SHOWS)
    await failed(other)
  }))

  await t.test('a copy that is behind is refused', async () => {
    const copy = (await own.keys())[0]
    await withPage({ refusals: [422] }, async other => {
      await open(other, site(HOST) + '/toegankelijkheid')
      await onlyByButton(other)
      const thief = await device(other)
      await thief.put({ ...copy, signCount: 0 })
      await open(other, site(HOST) + '/inloggen')
      await other.click(SHOWS)
      await other.locator('[role=alert]').getByText('Inloggen met uw passkey is niet gelukt.').waitFor()
    })
  })

  await t.test('once removed it opens nothing', async () => {
    await open(page, site(HOST) + '/mijn/passkeys')
    await page.locator('main a[href^="/mijn/passkeys/"]').click()
    await page.locator('details summary').click()
    await page.locator('details button').click()
    await page.getByText('De passkey is verwijderd.').waitFor()
    await signOut(page)
    await open(page, site(HOST) + '/inloggen')
    await page.click(SHOWS)
    await page.locator('[role=alert]').getByText('Inloggen met uw passkey is niet gelukt.').waitFor()
  })
}))

test('without JavaScript the page says so, and the password stands there', () => withPage({ javaScriptEnabled: false }, async page => {
  await open(page, site(HOST) + '/inloggen')
  assert.equal(await page.locator(SHOWS).isVisible(), false)
  assert.equal(await page.locator('#password').isVisible(), true)
}))
