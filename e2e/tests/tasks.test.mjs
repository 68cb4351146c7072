// What people come to do, each as its user would: by role and label, with JavaScript and without it. Whatever other tests
// or a next run need is put back.

import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { axe, axeEverywhere, get, open, signIn, site, withPage } from '../lib.mjs'

const DRONTEN = 'dronten.localhost'
const WATERSTAD = 'waterstad.localhost'
const EXAMPLE = path.resolve(import.meta.dirname, '../../world/waterstad/voorbeeld-import.csv')
const INVALID = 422
const STALE = 409

// One test with JavaScript and one without: `use(page, accessible)`.
function task (name, use, refusals = []) {
  test(name, () => withPage({ refusals }, page => use(page, () => accessible(page))))
  // The checker is a script itself.
  test(`${name}, without JavaScript`, () => withPage({ refusals, javaScriptEnabled: false }, page => use(page, () => {})))
}

const accessible = async page => assert.deepEqual(await axe(page), [])

// ---- how one works: by pointing or by keyboard

const pointer = {
  choose: found => found.click(),
  type: (found, text) => found.fill(text)
}

function keyboard (page) {
  const focus = async found => {
    await found.waitFor()
    for (let step = 0; step < 400; step++) {
      if (await found.evaluate(element => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`Tab does not reach ${found}`)
  }
  return {
    choose: async found => { await focus(found); await page.keyboard.press('Enter') },
    type: async (found, text) => {
      await focus(found)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(text)
    }
  }
}

// ---- where things are on a page

const button = (page, name) => page.getByRole('button', { name, exact: true })
const link = (page, name) => page.getByRole('link', { name, exact: true })
const field = (page, name) => page.getByLabel(name, { exact: true })
const heading = (page, name) => page.getByRole('heading', { name, exact: true })
const told = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor()

// ---- the agenda

const RESULT = { name: 'Meer mensen hebben betaald werk', path: '/resultaten/betaald-werk', work: '/werk/agenda/resultaten/betaald-werk' }

async function discardDraft (page, { choose, type } = pointer) {
  await open(page, site(WATERSTAD) + '/werk/agenda')
  await choose(link(page, 'Gooi het concept weg'))
  await type(field(page, 'Waarom gooit u dit concept weg?'), 'Het was een proef.')
  await choose(button(page, 'Gooi het concept weg'))
  await told(page, 'Het concept is weggegooid.')
}

// Does what starts a draft, and throws the draft away whatever comes of it.
async function inDraft (page, use, hands = pointer) {
  try {
    await use(hands)
  } catch (error) {
    await discardDraft(page).catch(() => {})
    throw error
  }
  await discardDraft(page, hands)
}

async function editResult (page, accessible, { choose, type }) {
  await choose(page.getByRole('navigation', { name: 'Werkplek' }).getByRole('link', { name: 'Agenda' }))
  await choose(link(page, RESULT.name))
  await type(field(page, 'Naam'), '')
  await type(field(page, 'Uitleg'), 'Wie kan werken, werkt.')
  await choose(button(page, 'Bewaren'))

  await page.getByRole('textbox', { name: 'Naam', description: /Vul dit in/ }).waitFor()
  assert.equal(await field(page, 'Uitleg').inputValue(), 'Wie kan werken, werkt.')
  await accessible()

  await type(field(page, 'Naam'), 'Iedereen die kan werken, werkt')
  await type(field(page, 'Waarom verandert deze tekst?'), 'Zo zeggen bewoners het.')
  await choose(button(page, 'Bewaren'))
  await told(page, 'Uw tekst is bewaard.')
  await link(page, 'Iedereen die kan werken, werkt').waitFor()

  await withPage({}, async resident => {
    await open(resident, site(WATERSTAD) + RESULT.path)
    await resident.getByRole('heading', { level: 1, name: RESULT.name }).waitFor()
  })
}

task('an officer mends a result, and residents keep reading what was adopted', async (page, accessible) => {
  await signIn(page, WATERSTAD, 'policy_officer')
  await inDraft(page, hands => editResult(page, accessible, hands))
}, [INVALID])

test('an officer mends a result by keyboard alone', () => withPage({ refusals: [INVALID] }, async page => {
  const hands = keyboard(page)
  await open(page, site(WATERSTAD) + '/inloggen')
  await hands.choose(button(page, 'beleidsmedewerker'))
  await inDraft(page, hands => editResult(page, () => accessible(page), hands), hands)
}))

task('who saves over a newer text sees both texts', async (page, accessible) => {
  await signIn(page, WATERSTAD, 'policy_officer')
  await inDraft(page, () => saveTwice(page, accessible))
}, [STALE])

async function saveTwice (page, accessible) {
  await open(page, site(WATERSTAD) + RESULT.work)
  const other = await page.context().newPage()
  await open(other, site(WATERSTAD) + RESULT.work)
  const save = async (at, text) => {
    await field(at, 'Uitleg').fill(text)
    await field(at, 'Waarom verandert deze tekst?').fill('Een proef.')
    await button(at, 'Bewaren').click()
  }
  await save(other, 'Dit schreef de één.')
  await told(other, 'Uw tekst is bewaard.')
  await save(page, 'Dit schreef de ander.')
  const beside = name => page.locator('section').filter({ has: heading(page, name) })
  await beside('Wat u schreef').getByText('Dit schreef de ander.').waitFor()
  await beside('Wat er nu staat').getByText('Dit schreef de één.').waitFor()
  assert.equal(await field(page, 'Uitleg').inputValue(), 'Dit schreef de ander.')
  await accessible()
  await button(page, 'Bewaren').click()
  await told(page, 'Uw tekst is bewaard.')
}

// ---- figures

// File, row, column and value.
const REJECTED = [
  ['voorbeeld-import.csv', '11', 'Geldzorgen (%)', 'l8,2'],
  ['voorbeeld-import.csv', '22', 'Jaar', 'voorjaar 2023']
]

task('an officer takes in figures and sees which rows were rejected', async (page, accessible) => {
  await signIn(page, WATERSTAD, 'policy_officer')
  for (const trial of [true, false]) {
    await open(page, site(WATERSTAD) + '/werk/cijfers')
    await field(page, 'Bestanden').setInputFiles(EXAMPLE)
    await field(page, 'Hoe lezen we het?').selectOption({ label: 'Definitieve cijfers 2023-2025 uit twee peilingen' })
    await page.getByLabel('Eerst proberen').setChecked(trial)
    await button(page, 'Versturen').click()
    await heading(page, 'De taak is klaar').waitFor()
    await link(page, 'Bekijk wat eruit kwam').click()

    const rows = page.getByRole('region', { name: 'Afgekeurd' }).locator('tbody tr')
    await rows.first().waitFor()
    const cells = await rows.evaluateAll(rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim())))
    assert.deepEqual(cells.map(cells => cells.slice(0, 4)), REJECTED)
    assert.ok(cells.every(([, , , , why]) => why), 'a row without a reason')
    await accessible()
  }
})

const DOWNLOADS = [
  ['CSV', 'text/csv', /^\uFEFFperiode;gebied;/],
  ['spreadsheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^PK/],
  ['JSON', 'application/json', /^[[{]/]
]

for (const [name, type, start] of DOWNLOADS) {
  test(`the figures of an indicator come as ${name}`, () => withPage({}, async page => {
    await open(page, site(WATERSTAD) + '/indicatoren/betaald-werk')
    const found = link(page.getByRole('region', { name: 'De getallen' }), name)
    const answer = await get(new URL(await found.getAttribute('href'), page.url()).href, { accept: '*/*' })
    assert.equal(answer.status, 200)
    assert.ok(answer.headers['content-type'].includes(type), answer.headers['content-type'])
    assert.match(answer.body, start)
  }))
}

// ---- the council

task('an officer makes a report, and everybody can read it', async (page, accessible) => {
  await signIn(page, WATERSTAD, 'policy_officer')
  await open(page, site(WATERSTAD) + '/werk/rapporten')
  await field(page, 'Titel').fill('Proef van een rapport')
  await field(page, 'Waarover').fill('dit halfjaar')
  await button(page, 'Beginnen').click()
  await told(page, 'Het rapport staat klaar.')
  await accessible()
  await link(page, 'Voorbeeld bekijken').click()
  await told(page, 'Zo leest het rapport met de cijfers van nu.')
  await accessible()
  await link(page, 'Terug naar het rapport in de maak').click()
  await link(page, 'Vastzetten en openbaar maken').click()
  await button(page, 'Vastzetten').waitFor()
  await accessible()
  await button(page, 'Vastzetten').click()
  await heading(page, 'De taak is klaar').waitFor({ timeout: 60_000 })
  await link(page, 'Bekijk wat eruit kwam').click()

  const address = page.url()
  await withPage({}, async visitor => {
    await open(visitor, address)
    const pdf = visitor.getByRole('link', { name: /^Download dit rapport als PDF/ })
    const answer = await get(new URL(await pdf.getAttribute('href'), address).href, { accept: '*/*' })
    assert.equal(answer.headers['content-type'], 'application/pdf')
    assert.match(answer.body, /^%PDF-/)
  })
})

// ---- people

// The link in the newest mail to somebody, as soon as the demonstration shows it.
async function linkFor (page, email) {
  const letter = page.locator('tbody').filter({ hasText: email }).locator('pre')
  for (let tried = 0; tried < 60; tried++) {
    await open(page, site(WATERSTAD) + '/werk/mail')
    if (await letter.count() > 0) return (await letter.first().textContent()).match(/http:\S+/)[0]
    await page.waitForTimeout(500)
  }
  assert.fail(`no mail for ${email}`)
}

task('an administrator invites somebody, who chooses a password and is in', async (page, accessible) => {
  const email = `proef-${Date.now()}@voorbeeld.invalid`
  await signIn(page, WATERSTAD, 'administrator')
  await open(page, site(WATERSTAD) + '/werk/mensen')
  await field(page, 'Naam').fill('Proef Gids')
  await field(page, 'E-mailadres').fill(email)
  await field(page, 'Rol').selectOption('guide')
  await button(page, 'Toevoegen').click()
  await told(page, 'De uitnodiging is onderweg.')
  const invitation = await linkFor(page, email)
  await accessible()
  await withPage({}, async guest => {
    await open(guest, invitation)
    assert.deepEqual(await axeEverywhere(guest), [])
    await field(guest, 'Nieuw wachtwoord').fill('een lange zin')
    await button(guest, 'Bewaren en inloggen').click()
    await heading(guest, 'Welkom, Proef Gids').waitFor()
  })
  await open(page, site(WATERSTAD) + '/werk/mensen')
  await page.locator('tbody tr').filter({ hasText: email }).getByRole('link').click()
  await page.getByLabel('Kan inloggen').uncheck()
  await button(page, 'Bewaren').click()
  await told(page, 'Bewaard.')
})

// ---- the site

async function setSetting (page, set) {
  await open(page, site(DRONTEN) + '/werk/instellingen')
  await set()
  await button(page, 'Bewaren').click()
  await told(page, 'Bewaard.')
}

task('an administrator renames the municipality, and back', async page => {
  await signIn(page, DRONTEN, 'administrator')
  const name = field(page, 'Naam van de gemeente')
  try {
    await setSetting(page, () => name.fill('Gemeente Proefdorp'))
    await open(page, site(DRONTEN))
    await page.getByRole('banner').getByRole('link', { name: /^Gemeente Proefdorp/ }).waitFor()
  } finally {
    await setSetting(page, () => name.fill('Gemeente Dronten'))
  }
  assert.match(await page.title(), /Gemeente Dronten$/)
})

test('the other theme is accessible', () => withPage({}, async page => {
  await signIn(page, DRONTEN, 'administrator')
  const theme = field(page, 'Stijl')
  try {
    await setSetting(page, () => theme.selectOption({ label: 'Voorbeeld van NL Design System' }))
    for (const path of ['/', '/indicatoren/netto-arbeidsparticipatie', '/werk']) {
      await open(page, site(DRONTEN) + path)
      assert.match(await page.locator('html').getAttribute('class'), /voorbeeld/)
      assert.deepEqual(await axeEverywhere(page), [], path)
    }
  } finally {
    await setSetting(page, () => theme.selectOption({ label: 'Samenkoers' }))
  }
}))

task('a visitor finds a word however it is written', async page => {
  await open(page, site(DRONTEN) + '/zoeken')
  await page.getByRole('searchbox', { name: 'Wat zoekt u?' }).fill('FINANCIELE')
  await button(page, 'Zoek').click()
  await link(page, 'Minder inwoners met financiële problemen').click()
  await page.getByRole('heading', { level: 1, name: 'Minder inwoners met financiële problemen' }).waitFor()
})

task('a visitor reads in English, and in Dutch again', async page => {
  await open(page, site(DRONTEN) + '/themas')
  for (const [name, lang, search] of [['English', 'en', 'Search'], ['Nederlands', 'nl', 'Zoeken']]) {
    await link(page, name).click()
    await page.locator(`html[lang="${lang}"]`).waitFor()
    assert.equal(new URL(page.url()).pathname, '/themas')
    await link(page, search).waitFor()
  }
})
