// What the measuring scripts share: asking a page at ADDRESS for HOST, and signing in there. Person N has the address pN@meting.invalid.

import http from 'node:http'

export function visitorOf(address, host) {
  const [hostname, port] = address.split(':')
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

  function ask(method, path, { cookie, body } = {}) {
    return new Promise((resolve, reject) => {
      const headers = { host }
      if (cookie) headers.cookie = cookie
      if (body) headers['content-type'] = 'application/x-www-form-urlencoded'
      const request = http.request({ hostname, port, method, path, headers, agent }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0])
          resolve({ status: answer.statusCode, cookies, text: Buffer.concat(chunks).toString() })
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  async function signIn(number, password) {
    const page = await ask('GET', '/inloggen')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const body = new URLSearchParams({ csrf, email: `p${number}@meting.invalid`, password }).toString()
    const start = performance.now()
    const answer = await ask('POST', '/inloggen', { cookie: page.cookies.join('; '), body })
    const session = answer.cookies.find((one) => one.includes('sessi'))
    return { in: answer.status === 303 && session !== undefined, cookie: answer.cookies.join('; '), took: performance.now() - start }
  }

  return { ask, signIn, leave: () => agent.destroy() }
}
