// A certified OpenID provider (npm's oidc-provider) on this machine, and a municipality of its own that signs people in by way
// of it. The provider's own pages are used; only the level of assurance is added, by the name that somebody signs in with.

import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import Provider from 'oidc-provider'
import { get, site } from './lib.mjs'

export const HOST = 'waterstad.localhost'
export const EMAIL = 'noor@voorbeeld.example'
export const PASSWORD = 'een lang wachtwoord'

const PROGRAM = process.env.SAMENKOERS_PROGRAM
const LEVELS = { noor: 'high', zwak: 'weak' }

// Gives `use` the port of the municipality, and takes everything away afterwards.
export async function withProvider (use) {
  if (!PROGRAM) throw new Error('SAMENKOERS_PROGRAM is not set; run `cargo x test --browser`')
  const folder = await mkdtemp(path.join(tmpdir(), 'samenkoers-openid-'))
  let answer
  const web = http.createServer((request, response) => answer(request, response))
  await new Promise(resolve => web.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${web.address().port}`
  let server
  try {
    await municipality(folder, issuer)
    server = spawn(PROGRAM, ['serve', '--config', path.join(folder, 'serve.toml'), '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const port = await new Promise(resolve => createInterface(server.stdout).once('line', line => resolve(line.match(/:(\d+)$/)[1])))
    answer = (await provider(issuer, port)).callback()
    await use(port)
  } finally {
    server?.kill()
    web.closeAllConnections()
    web.close()
    await rm(folder, { recursive: true })
  }
}

async function municipality (folder, issuer) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  const key = path.join(folder, 'werk.pem')
  await writeFile(key, privateKey)
  await run(folder, ['municipality', 'add', 'waterstad', '--name', 'Gemeente Waterstad', '--host', HOST])
  await run(folder, ['person', 'add', '--name', 'Noor (voorbeeld)', '--email', EMAIL, '--role', 'policy-officer'], PASSWORD + '\n')
  await appendFile(path.join(folder, 'municipalities/waterstad/municipality.toml'), `
[[openid]]
key = "werk"
name = "uw werkaccount"
issuer = "${issuer}"
client_id = "samenkoers"
key_file = "${key}"
acr = ["high", "low"]
two_factors = ["high"]
`)
  await writeFile(path.join(folder, 'serve.toml'), 'port = 0\nhttps = false\n')
}

// The provider knows us by the keys that we publish.
async function provider (issuer, port) {
  const jwks = JSON.parse((await get(`${site(HOST, port)}/inloggen/via/werk/sleutels`)).body)
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'samenkoers',
      redirect_uris: [`${site(HOST, port)}/inloggen/via/werk/terug`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'RS256',
      jwks
    }],
    acrValues: ['high', 'low', 'weak'],
    clientAuthMethods: ['private_key_jwt'],
    pkce: { required: () => true },
    cookies: { keys: ['only for a test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) })
  })
  const finished = provider.interactionFinished.bind(provider)
  provider.interactionFinished = (request, response, result, options) => {
    const login = result.login && { ...result.login, acr: LEVELS[result.login.accountId] ?? 'low' }
    return finished(request, response, login ? { ...result, login } : result, options)
  }
  provider.on('server_error', (_, error) => console.error(error))
  return provider
}

function run (folder, args, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, [...args, '--data', folder], { stdio: ['pipe', 'ignore', 'inherit'] })
    child.on('exit', code => code ? reject(new Error(`${args.join(' ')} ends with ${code}`)) : resolve())
    child.stdin.end(input)
  })
}
