// One person who signs in and looks at a page so many times: node look.mjs ADDRESS HOST PASSWORD PATH TIMES. Fails when the page is not there.

import { visitorOf } from './people.mjs'

const [address, host, password, path, times] = process.argv.slice(2)
const { ask, signIn, leave } = visitorOf(address, host)
const session = await signIn(0, password)
if (!session.in) throw new Error('nobody came in')
for (let at = 0; at < Number(times); at += 1) {
  const page = await ask('GET', `${path}?n=${at}`, { cookie: session.cookie })
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
}
leave()
