// Asks for one page over and over: node load.mjs URL HOST CONNECTIONS SECONDS. Prints what came of it as JSON.

import autocannon from 'autocannon'

const [url, host, connections, duration] = process.argv.slice(2)
const result = await autocannon({ url, connections: Number(connections), duration: Number(duration), headers: { host } })
const { requests, latency, errors, non2xx } = result
console.log([requests.total, latency.p99, errors + non2xx].join(' '))
