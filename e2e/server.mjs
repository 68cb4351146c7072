// The program on a data folder of its own, for what cannot be done in the demo that all tests share.

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = process.env.SAMENKOERS_PROGRAM

// Lets `prepare` fill a folder, serves it as behind a proxy (a test may say from where it asks, by `X-Forwarded-For`), gives `use`
// the port and the folder, and takes everything away afterwards.
export async function withServer (prepare, use) {
  if (!PROGRAM) throw new Error('SAMENKOERS_PROGRAM is not set; run `cargo x test --browser`')
  const folder = await mkdtemp(path.join(tmpdir(), 'samenkoers-e2e-'))
  let server
  try {
    await prepare(folder)
    await writeFile(path.join(folder, 'serve.toml'), 'port = 0\nhttps = false\ntrusted_proxy = "127.0.0.1"\n')
    server = spawn(PROGRAM, ['serve', '--config', path.join(folder, 'serve.toml'), '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const port = await new Promise(resolve => createInterface(server.stdout).once('line', line => resolve(line.match(/:(\d+)$/)[1])))
    await use(port, folder)
  } finally {
    server?.kill()
    if (server?.exitCode === null) await new Promise(resolve => server.once('exit', resolve))
    await rm(folder, { recursive: true })
  }
}

// Runs a command of the program on a folder, with `input` to read.
export function command (folder, args, input = '') {
  return run(PROGRAM, [...args, '--data', folder], input)
}

// Changes the database of a folder behind the program's back: to let time go by, for instance.
export function behindItsBack (folder, municipality, sql) {
  const file = path.join(folder, 'municipalities', municipality, 'samenkoers.sqlite')
  return run('python3', ['-c', 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1]) as db: db.execute(sys.argv[2])', file, sql])
}

function run (program, args, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'] })
    child.on('exit', code => code ? reject(new Error(`${args.join(' ')} ends with ${code}`)) : resolve())
    child.stdin.end(input)
  })
}
