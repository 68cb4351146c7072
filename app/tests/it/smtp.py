"""A mail server on loopback for tests. Says its port, and then every mail that it took as a line of JSON.

Addresses decide: `later` is put off the first time, `busy` always, `never` is refused; to `hold` the mail is taken,
but the answer never comes the first time. The argument `login` asks for a name and a password first.
"""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self):
        self.seen = set()

    def is_first(self, word, address):
        first = address.startswith(word) and address not in self.seen
        if first:
            self.seen.add(address)
        return first

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("busy") or self.is_first("later", address):
            return "451 4.7.1 Try again later"
        if address.startswith("never"):
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.content.decode("utf-8")
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        taken = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "raw": raw,
            "headers": {name: str(value) for name, value in message.items()},
            "text": message.get_content().replace("\r\n", "\n"),
        }
        print(json.dumps(taken), flush=True)
        if self.is_first("hold", envelope.rcpt_tos[0]):
            await asyncio.sleep(3600)
        return "250 OK"


def login(server, session, envelope, mechanism, data):
    # Not handled: the server itself says no.
    return AuthResult(success=data.login == b"samenkoers" and data.password == b"geheim woord", handled=False)


async def main():
    handler = Handler()
    options = {"hostname": "localhost"}
    if "login" in sys.argv[1:]:
        options.update(authenticator=login, auth_required=True, auth_require_tls=False)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, **options), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
